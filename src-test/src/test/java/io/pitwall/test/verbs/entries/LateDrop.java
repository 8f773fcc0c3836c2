package io.pitwall.test.verbs.entries;

import static io.pitwall.rules.aggregate.Aggregates.count;
import static io.pitwall.rules.aggregate.Aggregates.max;
import static java.time.Duration.ofMillis;

import io.pitwall.rules.window.Late;
import io.pitwall.rules.window.Windowing;
import io.pitwall.test.verbs.Verb;

/** Late rows that are left out. */
public final class LateDrop {

    private LateDrop() {}

    public static Verb verb() {
        return Verb.of("Late.drop()", "Late rows are left out and counted. This is the default.", telemetry -> telemetry
                        .topic("car-data")
                        .parameters("Speed")
                        .window(Windowing.named("strict")
                                .tumbling(ofMillis(100))
                                .late(Late.drop()))
                        .aggregate(count().as("Rows"), max("Speed"))
                        .to("strict-speeds"))
                .example(CarData.OUT_OF_ORDER, """
                        time_ms | Rows | Speed_max
                        0 | 4 | 312
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
                        99 | 2
                        98 | 3
                        100 | 4
                        97 | 5
                        """, """
                        time_ms | Rows | Speed_max
                        0 | 3 | 3
                        100 | 1 | 4
                        """)
                .outOfOrder("""
                        time_ms | Speed
                        120 | 1
                        30 | 2
                        110 | 3
                        """, """
                        time_ms | Rows | Speed_max
                        100 | 2 | 3
                        """);
    }
}
