/** What the choices of {@code --latency} cost and give: {@link io.pitwall.bench.latency.LatencyCommand}. */
@NullMarked
package io.pitwall.bench.latency;

import org.jspecify.annotations.NullMarked;
