package io.pitwall.test.verbs.entries;

import static io.pitwall.rules.aggregate.Aggregates.count;
import static io.pitwall.rules.aggregate.Aggregates.max;

import io.pitwall.rules.window.Windowing;
import io.pitwall.test.verbs.Verb;

/** Windows of a number of rows. */
public final class CountRows {

    private CountRows() {}

    public static Verb verb() {
        return Verb.of(
                        "NamedWindowing.count(int)",
                        "Windows of so many rows, in order of arrival; what is begun when the stream ends gives a result too.",
                        telemetry -> telemetry
                                .topic("car-data")
                                .parameters("Speed")
                                .window(Windowing.named("four-rows").count(4))
                                .aggregate(max("Speed"), count().as("Rows"))
                                .to("count-of-4"))
                .example(CarData.TEN_ROWS, """
                        time_ms | Speed_max | Rows
                              0 |       312 |    4
                             80 |       263 |    4
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
                              3 |     4
                              4 |     5
                        """, """
                        time_ms | Speed_max | Rows
                              0 |         4 |    4
                              4 |         5 |    1
                        """)
                .outOfOrder("""
                        time_ms | Speed
                             30 |     1
                             10 |     2
                             20 |     3
                              0 |     4
                              5 |     5
                        """, """
                        time_ms | Speed_max | Rows
                              0 |         4 |    4
                              5 |         5 |    1
                        """);
    }
}
