/**
 * Tests on a real broker: {@link io.pitwall.test.kafka.WithKafka} has it, {@link io.pitwall.test.kafka.TopicWriter} and
 * {@link io.pitwall.test.kafka.TopicReader} are the outside world, {@link io.pitwall.test.kafka.RunningApp} is the
 * application.
 */
@NullMarked
package io.pitwall.test.kafka;

import org.jspecify.annotations.NullMarked;
