/**
 * Benchmarks against what an expert writes by hand on Kafka Streams; {@link io.pitwall.bench.Bench} is their command.
 *
 * <pre>
 * load      the rows of a fleet of cars, on topics
 * expert    the yardstick: a Processor API program that keeps each pending buffer in RocksDB
 * drain     how fast a topic full of records is worked off, and what it costs
 * restart   how long nothing comes out after an instance is killed
 * </pre>
 */
@NullMarked
package io.pitwall.bench;

import org.jspecify.annotations.NullMarked;
