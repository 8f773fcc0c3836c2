package io.pitwall.test.verbs.entries;

import static io.pitwall.rules.aggregate.Aggregates.count;
import static io.pitwall.rules.aggregate.Aggregates.max;
import static java.time.Duration.ofMinutes;

import io.pitwall.rules.window.Windowing;
import io.pitwall.test.verbs.Verb;

/** {@code window}. */
public final class Window {

    private Window() {}

    public static Verb verb() {
        return Verb.of(
                        "ParameterStage.window(Windowing)",
                        "Puts rows that belong together into windows, of which `aggregate` says what is computed; time is that of the rows, for each stream its own.",
                        telemetry -> telemetry
                                .topic("car-data")
                                .parameters("Speed")
                                .window(Windowing.named("laps")
                                        .tumbling(ofMinutes(1))
                                        .groupedByTag("Lap"))
                                .aggregate(max("Speed"), count().as("Rows"))
                                .to("fastest-of-lap"))
                .example(CarData.TEN_ROWS, """
                        time_ms | Speed_max | Rows | Lap#
                              0 |       312 |    7 | 7
                              0 |       204 |    2 | 8
                        """)
                .oneRow("""
                        time_ms | Speed | Lap#
                          61000 |   310 | 7
                        """, """
                        time_ms | Speed_max | Rows | Lap#
                          60000 |       310 |    1 | 7
                        """)
                .boundary("""
                        time_ms | Speed | Lap#
                          59999 |   310 | 7
                          60000 |   311 | 7
                        """, """
                        time_ms | Speed_max | Rows | Lap#
                              0 |       310 |    1 | 7
                          60000 |       311 |    1 | 7
                        """)
                .outOfOrder("""
                        time_ms | Speed | Lap#
                             20 |   310 | 7
                              0 |   311 | 8
                             10 |   312 | 7
                        """, """
                        time_ms | Speed_max | Rows | Lap#
                              0 |       312 |    2 | 7
                              0 |       311 |    1 | 8
                        """);
    }
}
