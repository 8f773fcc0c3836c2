package io.pitwall.test.verbs.entries;

import static io.pitwall.rules.aggregate.Aggregates.max;
import static java.time.Duration.ofMillis;

import io.pitwall.rules.window.Windowing;
import io.pitwall.test.verbs.Verb;

/** Windows of each value of a tag. */
public final class GroupedByTag {

    private GroupedByTag() {}

    public static Verb verb() {
        return Verb.of(
                        "Windowing.groupedByTag(String)",
                        "Separate windows for each value of a tag; the results carry the tag. Rows without the tag are a group too.",
                        telemetry -> telemetry
                                .topic("car-data")
                                .parameters("Speed")
                                .window(Windowing.named("by-lap")
                                        .tumbling(ofMillis(100))
                                        .groupedByTag("Lap"))
                                .aggregate(max("Speed"))
                                .to("top-speeds-by-lap"))
                .example(CarData.TEN_ROWS, """
                        time_ms | Speed_max | Lap#
                        0 | 312 | 7
                        100 | 228 | 7
                        100 | 204 | 8
                        """)
                .oneRow("""
                        time_ms | Speed
                              5 |   310
                        """, """
                        time_ms | Speed_max
                              0 |       310
                        """)
                .boundary("""
                        time_ms | Speed | Lap#
                        0 | 1 | 7
                        10 | 2 | 8
                        99 | 3 |
                        100 | 4 | 8
                        """, """
                        time_ms | Speed_max | Lap#
                        0 | 3 |
                        0 | 1 | 7
                        0 | 2 | 8
                        100 | 4 | 8
                        """)
                .outOfOrder("""
                        time_ms | Speed | Lap#
                        50 | 1 | 7
                        100 | 2 | 8
                        60 | 9 | 8
                        70 | 9 | 7
                        """, """
                        time_ms | Speed_max | Lap#
                        0 | 1 | 7
                        100 | 2 | 8
                        """);
    }
}
