package io.pitwall.test.verbs.entries;

import static io.pitwall.rules.aggregate.Aggregates.max;
import static io.pitwall.rules.aggregate.Aggregates.mean;
import static io.pitwall.rules.aggregate.Aggregates.min;
import static java.time.Duration.ofMillis;

import io.pitwall.rules.window.Windowing;
import io.pitwall.test.verbs.Verb;

/** {@code aggregate}. */
public final class AggregateRows {

    private AggregateRows() {}

    public static Verb verb() {
        return Verb.of(
                        "WindowStage.aggregate(Aggregate, Aggregate...)",
                        "One row for each window, with a column for each aggregate.",
                        telemetry -> telemetry
                                .topic("car-data")
                                .parameters("Speed")
                                .window(Windowing.named("tenths-of-speed").tumbling(ofMillis(100)))
                                .aggregate(
                                        mean("Speed"),
                                        min("Speed").as("Slowest"),
                                        max("Speed").as("Fastest"))
                                .to("speed-tenths"))
                .example(CarData.TEN_ROWS, """
                        time_ms | Speed_mean | Slowest | Fastest
                              0 |      298.4 |     263 |     312
                            100 |      207.5 |     197 |     228
                        """)
                .oneRow("""
                        time_ms | Speed
                            110 |   310
                        """, """
                        time_ms | Speed_mean | Slowest | Fastest
                            100 |        310 |     310 |     310
                        """)
                .boundary("""
                        time_ms | Speed
                             99 |   310
                            100 |   311
                        """, """
                        time_ms | Speed_mean | Slowest | Fastest
                              0 |        310 |     310 |     310
                            100 |        311 |     311 |     311
                        """)
                .outOfOrder("""
                        time_ms | Speed
                             50 |   310
                             20 |   312
                            110 |   300
                             40 |   400
                        """, """
                        time_ms | Speed_mean | Slowest | Fastest
                              0 |        311 |     310 |     312
                            100 |        300 |     300 |     300
                        """);
    }
}
