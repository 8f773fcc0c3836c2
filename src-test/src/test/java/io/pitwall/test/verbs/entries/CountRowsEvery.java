package io.pitwall.test.verbs.entries;

import static io.pitwall.rules.aggregate.Aggregates.max;

import io.pitwall.rules.window.Windowing;
import io.pitwall.test.verbs.Verb;

/** Windows of a number of rows that overlap. */
public final class CountRowsEvery {

    private CountRowsEvery() {}

    public static Verb verb() {
        return Verb.of(
                        "NamedWindowing.count(int, int)",
                        "Windows of this many rows (the first number), in order of arrival; a new one begins every so many rows (the second number).",
                        telemetry -> telemetry
                                .topic("car-data")
                                .parameters("Speed")
                                .window(Windowing.named("every-second").count(3, 2))
                                .aggregate(max("Speed"))
                                .to("max-every-second"))
                .example(CarData.TEN_ROWS, """
                        time_ms | Speed_max
                              0 |       312
                             40 |       311
                             80 |       263
                            120 |       204
                            160 |       204
                        """)
                .oneRow("""
                        time_ms | Speed
                              5 |   310
                        """, """
                        time_ms | Speed_max
                              5 |       310
                        """)
                .boundary("""
                        time_ms | Speed
                              0 |     1
                              1 |     5
                              2 |     3
                              3 |     4
                        """, """
                        time_ms | Speed_max
                              0 |         5
                              2 |         4
                        """)
                .outOfOrder("""
                        time_ms | Speed
                             30 |     1
                             10 |     5
                             20 |     2
                        """, """
                        time_ms | Speed_max
                             10 |         5
                             20 |         2
                        """);
    }
}
