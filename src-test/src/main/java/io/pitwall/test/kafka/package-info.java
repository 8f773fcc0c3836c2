/** Tests on a real broker in the JVM of the tests: {@link io.pitwall.test.kafka.WithKafka}. */
@NullMarked
package io.pitwall.test.kafka;

import org.jspecify.annotations.NullMarked;
