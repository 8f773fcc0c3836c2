package io.pitwall.test.verbs.entries;

import static io.pitwall.rules.aggregate.Aggregates.count;
import static io.pitwall.rules.aggregate.Aggregates.max;

import io.pitwall.rules.window.Windowing;
import io.pitwall.test.verbs.Verb;

/** Windows of a number of rows that overlap. */
public final class CountEvery {

    private CountEvery() {}

    public static Verb verb() {
        return Verb.of(
                        "NamedWindowing.count(int, int)",
                        "Windows of so many rows, one of which begins with every so many rows.",
                        telemetry -> telemetry
                                .topic("car-data")
                                .parameters("Speed")
                                .window(Windowing.named("four-every-two").count(4, 2))
                                .aggregate(max("Speed"), count().as("Rows"))
                                .to("count-of-4-every-2"))
                .example(CarData.TEN_ROWS, """
                        time_ms | Speed_max | Rows
                              0 |       312 |    4
                             40 |       311 |    4
                             80 |       263 |    4
                            120 |       204 |    3
                            160 |       204 |    1
                        """)
                .oneRow("""
                        time_ms | Speed
                              0 |   310
                        """, """
                        time_ms | Speed_max | Rows
                              0 |       310 |    1
                        """)
                .boundary("""
                        time_ms | Speed
                              0 |     1
                              1 |     2
                              2 |     3
                        """, """
                        time_ms | Speed_max | Rows
                              0 |         3 |    3
                              2 |         3 |    1
                        """)
                .outOfOrder("""
                        time_ms | Speed
                             30 |     1
                             10 |     2
                             20 |     3
                              0 |     4
                        """, """
                        time_ms | Speed_max | Rows
                              0 |         4 |    4
                              0 |         4 |    2
                        """);
    }
}
