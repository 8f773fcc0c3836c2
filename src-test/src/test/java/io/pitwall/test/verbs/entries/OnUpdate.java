package io.pitwall.test.verbs.entries;

import static io.pitwall.rules.aggregate.Aggregates.count;
import static io.pitwall.rules.aggregate.Aggregates.max;
import static java.time.Duration.ofMillis;

import io.pitwall.rules.window.Windowing;
import io.pitwall.test.verbs.Verb;

/** Results of windows that are not over. */
public final class OnUpdate {

    private OnUpdate() {}

    public static Verb verb() {
        return Verb.of(
                        "Windowing.onUpdate()",
                        "Gives a result after every row, instead of one when the window closes.",
                        telemetry -> telemetry
                                .topic("car-data")
                                .parameters("Speed")
                                .window(Windowing.named("running")
                                        .tumbling(ofMillis(100))
                                        .onUpdate())
                                .aggregate(count().as("Rows"), max("Speed"))
                                .to("running-speeds"))
                .example(CarData.TEN_ROWS, """
                        time_ms | Rows | Speed_max
                        0 | 1 | 310
                        0 | 2 | 312
                        0 | 3 | 312
                        0 | 4 | 312
                        0 | 5 | 312
                        100 | 1 | 228
                        100 | 2 | 228
                        100 | 3 | 228
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
                        99 | 1
                        100 | 2
                        99 | 3
                        """, """
                        time_ms | Rows | Speed_max
                        0 | 1 | 1
                        100 | 1 | 2
                        """)
                .outOfOrder("""
                        time_ms | Speed
                        50 | 1
                        10 | 5
                        30 | 2
                        """, """
                        time_ms | Rows | Speed_max
                        0 | 1 | 1
                        0 | 2 | 5
                        0 | 3 | 5
                        """);
    }
}
