package io.pitwall.test.verbs.entries;

import static io.pitwall.rules.aggregate.Aggregates.max;

import io.pitwall.rules.window.Windowing;
import io.pitwall.test.verbs.Verb;

/** Windows of a number of rows. */
public final class CountRows {

    private CountRows() {}

    public static Verb verb() {
        return Verb.of(
                        "NamedWindowing.count(int)",
                        "Windows of this many rows, in order of arrival; the last one may have fewer.",
                        telemetry -> telemetry
                                .topic("car-data")
                                .parameters("Speed")
                                .window(Windowing.named("threes").count(3))
                                .aggregate(max("Speed"))
                                .to("max-of-three"))
                .example(CarData.TEN_ROWS, """
                        time_ms | Speed_max
                              0 |       312
                             60 |       296
                            120 |       204
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
                              1 |     2
                              2 |     3
                              3 |     4
                        """, """
                        time_ms | Speed_max
                              0 |         3
                              3 |         4
                        """)
                .outOfOrder("""
                        time_ms | Speed
                             30 |     1
                             10 |     5
                             20 |     2
                        """, """
                        time_ms | Speed_max
                             10 |         5
                        """);
    }
}
