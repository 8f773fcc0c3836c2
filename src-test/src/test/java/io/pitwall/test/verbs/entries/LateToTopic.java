package io.pitwall.test.verbs.entries;

import static io.pitwall.rules.aggregate.Aggregates.max;
import static java.time.Duration.ofMillis;

import io.pitwall.rules.window.Late;
import io.pitwall.rules.window.Windowing;
import io.pitwall.test.verbs.Case;
import io.pitwall.test.verbs.Case.Kind;
import io.pitwall.test.verbs.Verb;

/** Late rows on a topic of their own. */
public final class LateToTopic {

    private LateToTopic() {}

    public static Verb verb() {
        return Verb.of(
                        "Late.toTopic(String)",
                        "Late rows are written to a topic as they came, with the reason in the header `pitwall.late`.",
                        telemetry -> telemetry
                                .topic("car-data")
                                .parameters("Speed")
                                .window(Windowing.named("latest")
                                        .sliding(ofMillis(30))
                                        .late(Late.toTopic("stragglers")))
                                .aggregate(max("Speed"))
                                .to("sliding-in-time"))
                .with(Case.of(Kind.EXAMPLE)
                        .writes("car-data", "car-1", CarData.OUT_OF_ORDER)
                        .ends("car-data", "car-1")
                        .gives("sliding-in-time", "car-1", """
                        time_ms | Speed_max
                        0 | 310
                        20 | 312
                        40 | 312
                        60 | 311
                        100 | 228
                        120 | 228
                        140 | 201
                        160 | 204
                        """)
                        .gives("stragglers", "car-1", """
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
                        .gives("sliding-in-time", "car-1", """
                        time_ms | Speed_max
                        5 | 310
                        """)
                        .gives("stragglers", "car-1"))
                .with(Case.of(Kind.BOUNDARY)
                        .writes("car-data", "car-1", """
                        time_ms | Speed
                        50 | 1
                        50 | 2
                        49 | 3
                        """)
                        .ends("car-data", "car-1")
                        .gives("sliding-in-time", "car-1", """
                        time_ms | Speed_max
                        50 | 1
                        50 | 2
                        """)
                        .gives("stragglers", "car-1", """
                        time_ms | Speed
                        49 | 3
                        """))
                .with(Case.of(Kind.OUT_OF_ORDER)
                        .writes("car-data", "car-1", """
                        time_ms | Speed
                        120 | 1
                        30 | 2
                        110 | 3
                        """)
                        .ends("car-data", "car-1")
                        .gives("sliding-in-time", "car-1", """
                        time_ms | Speed_max
                        120 | 1
                        """)
                        .gives("stragglers", "car-1", """
                        time_ms | Speed
                        30 | 2
                        110 | 3
                        """));
    }
}
