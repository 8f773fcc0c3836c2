package io.pitwall.test.verbs.entries;

import static io.pitwall.rules.aggregate.Aggregates.count;
import static io.pitwall.rules.aggregate.Aggregates.max;
import static java.time.Duration.ofMillis;

import io.pitwall.rules.window.Late;
import io.pitwall.rules.window.Windowing;
import io.pitwall.test.verbs.Verb;

/** Late rows that change results. */
public final class LateRevise {

    private LateRevise() {}

    public static Verb verb() {
        return Verb.of(
                        "Late.revise(Duration)",
                        "A late row makes its window give another result, until the clock is this far beyond the window's end; the header `pitwall.revision` numbers the results.",
                        telemetry -> telemetry
                                .topic("car-data")
                                .parameters("Speed")
                                .window(Windowing.named("revised")
                                        .tumbling(ofMillis(100))
                                        .late(Late.revise(ofMillis(50))))
                                .aggregate(count().as("Rows"), max("Speed"))
                                .to("revised-speeds"))
                .example(CarData.OUT_OF_ORDER, """
                        time_ms | Rows | Speed_max
                        0 | 4 | 312
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
                        0 | 1 | 1
                        0 | 2 | 3
                        100 | 2 | 4
                        """)
                .outOfOrder("""
                        time_ms | Speed
                        120 | 1
                        30 | 2
                        10 | 3
                        110 | 4
                        """, """
                        time_ms | Rows | Speed_max
                        0 | 1 | 2
                        0 | 2 | 3
                        100 | 2 | 4
                        """);
    }
}
