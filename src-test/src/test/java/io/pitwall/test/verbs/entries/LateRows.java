package io.pitwall.test.verbs.entries;

import static io.pitwall.rules.aggregate.Aggregates.count;
import static io.pitwall.rules.aggregate.Aggregates.max;
import static java.time.Duration.ofMillis;

import io.pitwall.rules.window.Late;
import io.pitwall.rules.window.Windowing;
import io.pitwall.test.verbs.Case;
import io.pitwall.test.verbs.Case.Kind;
import io.pitwall.test.verbs.Verb;

/** What becomes of late rows. */
public final class LateRows {

    private LateRows() {}

    public static Verb verb() {
        return Verb.of(
                        "Windowing.late(Late)",
                        "Says what happens to rows whose windows have all closed. By default they are left out and counted.",
                        telemetry -> telemetry
                                .topic("car-data")
                                .parameters("Speed")
                                .window(Windowing.named("with-late")
                                        .tumbling(ofMillis(100))
                                        .late(Late.toTopic("late-rows")))
                                .aggregate(count().as("Rows"), max("Speed"))
                                .to("speeds-in-time"))
                .with(Case.of(Kind.EXAMPLE)
                        .writes("car-data", "car-1", CarData.OUT_OF_ORDER)
                        .ends("car-data", "car-1")
                        .gives("speeds-in-time", "car-1", """
                        time_ms | Rows | Speed_max
                        0 | 4 | 312
                        100 | 4 | 228
                        """)
                        .gives("late-rows", "car-1", """
                        time_ms | Speed | Lap#
                        80 | 263 | 7
                        30 | 305 | 7
                        """))
                .with(Case.of(Kind.ONE_ROW)
                        .writes("car-data", "car-1", """
                        time_ms | Speed
                              5 |   310
                        """)
                        .ends("car-data", "car-1")
                        .gives("speeds-in-time", "car-1", """
                        time_ms | Rows | Speed_max
                        0 | 1 | 310
                        """)
                        .gives("late-rows", "car-1"))
                .with(Case.of(Kind.BOUNDARY)
                        .writes("car-data", "car-1", """
                        time_ms | Speed
                        0 | 1
                        99 | 2
                        98 | 3
                        100 | 4
                        97 | 5
                        """)
                        .ends("car-data", "car-1")
                        .gives("speeds-in-time", "car-1", """
                        time_ms | Rows | Speed_max
                        0 | 3 | 3
                        100 | 1 | 4
                        """)
                        .gives("late-rows", "car-1", """
                        time_ms | Speed
                        97 | 5
                        """))
                .with(Case.of(Kind.OUT_OF_ORDER)
                        .writes("car-data", "car-1", """
                        time_ms | Speed
                        120 | 1
                        30 | 2
                        110 | 3
                        """)
                        .ends("car-data", "car-1")
                        .gives("speeds-in-time", "car-1", """
                        time_ms | Rows | Speed_max
                        100 | 2 | 3
                        """)
                        .gives("late-rows", "car-1", """
                        time_ms | Speed
                        30 | 2
                        """));
    }
}
