package io.pitwall.test.verbs.entries;

import static io.pitwall.rules.aggregate.Aggregates.max;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;

import io.pitwall.rules.window.Windowing;
import io.pitwall.test.verbs.Verb;

/** Rows whose clock is wrong. */
public final class MaxAhead {

    private MaxAhead() {}

    public static Verb verb() {
        return Verb.of(
                        "Windowing.maxAhead(Duration)",
                        "Leaves out rows whose time is further than this ahead of their arrival, so that they do not make all that follow late; here a row of the year 2100. The default is two days.",
                        telemetry -> telemetry
                                .topic("car-data")
                                .parameters("Speed")
                                .window(Windowing.named("believable")
                                        .tumbling(ofMillis(100))
                                        .maxAhead(ofHours(1)))
                                .aggregate(max("Speed"))
                                .to("believable-speeds"))
                .example("""
                        time_ms | Speed | Lap#
                        0 | 310 | 7
                        20 | 312 | 7
                        40 | 311 | 7
                        4102444800000 | 999 | 7
                        60 | 296 | 7
                        80 | 263 | 7
                        100 | 228 | 7
                        120 | 201 | 7
                        140 | 197 | 8
                        160 | 204 | 8
                        """, """
                        time_ms | Speed_max
                        0 | 312
                        100 | 228
                        """)
                .oneRow("""
                        time_ms | Speed
                              5 |   310
                        """, """
                        time_ms | Speed_max
                              0 |       310
                        """)
                // the driver's clock stands at 2026-01-01T00:00Z
                .boundary("""
                        time_ms | Speed
                        1767229200000 | 1
                        1767229200001 | 2
                        """, """
                        time_ms | Speed_max
                        1767229200000 | 1
                        """)
                .outOfOrder("""
                        time_ms | Speed
                        50 | 1
                        4102444800000 | 9
                        10 | 5
                        100 | 2
                        """, """
                        time_ms | Speed_max
                        0 | 5
                        100 | 2
                        """);
    }
}
