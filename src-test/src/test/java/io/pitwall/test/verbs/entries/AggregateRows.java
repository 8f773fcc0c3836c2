package io.pitwall.test.verbs.entries;

import static io.pitwall.rules.aggregate.Aggregates.count;
import static io.pitwall.rules.aggregate.Aggregates.last;
import static io.pitwall.rules.aggregate.Aggregates.max;
import static java.time.Duration.ofMillis;

import io.pitwall.rules.window.Windowing;
import io.pitwall.test.verbs.Verb;

/** {@code aggregate}. */
public final class AggregateRows {

    private AggregateRows() {}

    public static Verb verb() {
        return Verb.of(
                        "WindowStage.aggregate(Aggregate, Aggregate...)",
                        "One row per window, with a column for each aggregate. A cell is missing where the aggregate has no result.",
                        telemetry -> telemetry
                                .topic("car-data")
                                .parameters("Speed", "Brake")
                                .window(Windowing.named("summary").tumbling(ofMillis(100)))
                                .aggregate(count().as("Rows"), max("Speed"), last("Brake"))
                                .to("summaries"))
                .example(CarData.TEN_ROWS, """
                        time_ms | Rows | Speed_max | Brake_last
                              0 |    5 |       312 |        0.9
                            100 |    5 |       228 |        0.1
                        """)
                .oneRow("""
                        time_ms | Speed
                              0 |   310
                        """, """
                        time_ms | Rows | Speed_max
                              0 |    1 |       310
                        """)
                .boundary("""
                        time_ms | Speed | Brake
                              0 |   300 |
                             99 |   310 |
                            100 |       |   0.7
                        """, """
                        time_ms | Rows | Speed_max | Brake_last
                              0 |    2 |       310 |
                            100 |    1 |           |        0.7
                        """)
                .outOfOrder("""
                        time_ms | Speed | Brake
                             40 |   300 |   0.1
                             20 |   310 |   0.2
                        """, """
                        time_ms | Rows | Speed_max | Brake_last
                              0 |    2 |       310 |        0.1
                        """);
    }
}
