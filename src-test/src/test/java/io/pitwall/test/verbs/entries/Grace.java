package io.pitwall.test.verbs.entries;

import static io.pitwall.rules.aggregate.Aggregates.count;
import static io.pitwall.rules.aggregate.Aggregates.max;
import static java.time.Duration.ofMillis;

import io.pitwall.rules.window.Windowing;
import io.pitwall.test.verbs.Verb;

/** Windows that wait for rows out of order. */
public final class Grace {

    private Grace() {}

    public static Verb verb() {
        return Verb.of(
                        "Windowing.grace(Duration)",
                        "Keeps a window open until the clock of its stream is this far beyond the window's end.",
                        telemetry -> telemetry
                                .topic("car-data")
                                .parameters("Speed")
                                .window(Windowing.named("patient")
                                        .tumbling(ofMillis(100))
                                        .grace(ofMillis(50)))
                                .aggregate(count().as("Rows"), max("Speed"))
                                .to("patient-speeds"))
                .example(CarData.OUT_OF_ORDER, """
                        time_ms | Rows | Speed_max
                        0 | 5 | 312
                        100 | 4 | 228
                        """)
                .oneRow("""
                        time_ms | Speed
                              5 |   310
                        """, """
                        time_ms | Rows | Speed_max
                        0 | 1 | 310
                        """)
                .boundary("""
                        time_ms | Speed
                        0 | 1
                        149 | 2
                        99 | 3
                        150 | 4
                        98 | 5
                        """, """
                        time_ms | Rows | Speed_max
                        0 | 2 | 3
                        100 | 2 | 4
                        """)
                .outOfOrder("""
                        time_ms | Speed
                        120 | 1
                        30 | 2
                        10 | 3
                        """, """
                        time_ms | Rows | Speed_max
                        0 | 2 | 3
                        100 | 1 | 1
                        """);
    }
}
