/**
 * What the job of {@link io.pitwall.bench.BrakePackets} costs a record without Kafka around it, on one thread: for comparing two
 * versions of Pitwall where other work makes the figures of {@link io.pitwall.bench.drain} shake.
 */
@NullMarked
package io.pitwall.bench.stages;

import org.jspecify.annotations.NullMarked;
