/** The streaming client, without and with a broker. */
@NullMarked
package io.pitwall.test.client;

import org.jspecify.annotations.NullMarked;
