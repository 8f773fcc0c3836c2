package io.pitwall.test.verbs.entries;

import static io.pitwall.rules.aggregate.Aggregates.count;
import static io.pitwall.rules.aggregate.Aggregates.max;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;

import io.pitwall.rules.window.Windowing;
import io.pitwall.test.verbs.Case;
import io.pitwall.test.verbs.Case.Kind;
import io.pitwall.test.verbs.Verb;

/** Windows of streams that have gone silent. */
public final class CloseWhenIdle {

    private CloseWhenIdle() {}

    public static Verb verb() {
        return Verb.of(
                        "Windowing.closeWhenIdle(Duration)",
                        "Closes all windows of a stream when it has sent no row for this long, by the wall clock. Here the result of the first window leaves during the silence.",
                        telemetry -> telemetry
                                .topic("car-data")
                                .parameters("Speed")
                                .window(Windowing.named("at-last")
                                        .tumbling(ofMillis(100))
                                        .closeWhenIdle(ofSeconds(10)))
                                .aggregate(count().as("Rows"), max("Speed"))
                                .to("speeds-at-last"))
                .with(Case.of(Kind.EXAMPLE)
                        .writes("car-data", "car-1", """
                        time_ms | Speed | Lap#
                        0 | 310 | 7
                        20 | 312 | 7
                        40 | 311 | 7
                        60 | 296 | 7
                        80 | 263 | 7
                        """)
                        .advances(ofSeconds(10))
                        .writes("car-data", "car-1", """
                        time_ms | Speed | Lap#
                        100 | 228 | 7
                        120 | 201 | 7
                        140 | 197 | 8
                        160 | 204 | 8
                        """)
                        .ends("car-data", "car-1")
                        .gives("speeds-at-last", "car-1", """
                        time_ms | Rows | Speed_max
                        0 | 5 | 312
                        100 | 4 | 228
                        """))
                .oneRow("""
                        time_ms | Speed
                              5 |   310
                        """, """
                        time_ms | Rows | Speed_max
                        0 | 1 | 310
                        """)
                .with(Case.of(Kind.BOUNDARY)
                        .writes("car-data", "car-1", """
                        time_ms | Speed
                        0 | 1
                        """)
                        .advances(ofSeconds(8))
                        .writes("car-data", "car-1", """
                        time_ms | Speed
                        10 | 2
                        """)
                        .advances(ofSeconds(8))
                        .writes("car-data", "car-1", """
                        time_ms | Speed
                        20 | 3
                        """)
                        .advances(ofSeconds(12))
                        .writes("car-data", "car-1", """
                        time_ms | Speed
                        30 | 4
                        100 | 5
                        """)
                        .ends("car-data", "car-1")
                        .gives("speeds-at-last", "car-1", """
                        time_ms | Rows | Speed_max
                        0 | 3 | 3
                        100 | 1 | 5
                        """))
                .outOfOrder("""
                        time_ms | Speed
                        20 | 1
                        10 | 5
                        """, """
                        time_ms | Rows | Speed_max
                        0 | 2 | 5
                        """);
    }
}
