/**
 * What unit tests of topologies use: a topology driven without a broker, with tables in and tables out.
 *
 * <pre>{@code
 * try (var test = TelemetryTest.of(new HardBraking())) {
 *     test.topic("car-data").stream("car-1").write("""
 *         time_ms | Brake | Lap#
 *               0 |   0.7 | 1
 *             120 |   0.2 | 2
 *         """).end();
 *     assertThat(test.topic("hard-braking").stream("car-1-hard-braking"))
 *         .hasRows("""
 *             time_ms | HardBraking:text | Lap#
 *                   0 | True             | 1
 *                 120 | False            | 2
 *             """)
 *         .hasParent("car-1")
 *         .isEnded();
 * }
 * }</pre>
 *
 * <p>{@code assertThat} is AssertJ's own. Underneath is Kafka's {@code TopologyTestDriver}, one for each partition, with
 * commits and crashes as a test says. Not simulated: rebalances, fencing, failures of the producer and of the broker.
 */
@NullMarked
package io.pitwall.test;

import org.jspecify.annotations.NullMarked;
