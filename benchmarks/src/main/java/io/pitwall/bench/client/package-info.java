/** What writing with the streaming client costs the thread that writes; what reading with it costs, {@link io.pitwall.bench.drain} measures. */
@NullMarked
package io.pitwall.bench.client;

import org.jspecify.annotations.NullMarked;
