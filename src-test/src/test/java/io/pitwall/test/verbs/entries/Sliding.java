package io.pitwall.test.verbs.entries;

import static io.pitwall.rules.aggregate.Aggregates.max;
import static java.time.Duration.ofMillis;

import io.pitwall.rules.window.Windowing;
import io.pitwall.test.verbs.Verb;

/** A window that moves from row to row. */
public final class Sliding {

    private Sliding() {}

    public static Verb verb() {
        return Verb.of(
                        "NamedWindowing.sliding(Duration)",
                        "A result for each row, from the rows up to it that are less than the span away.",
                        telemetry -> telemetry
                                .topic("car-data")
                                .parameters("Speed")
                                .window(Windowing.named("sliding").sliding(ofMillis(50)))
                                .aggregate(max("Speed"))
                                .to("sliding-speeds"))
                .example(CarData.TEN_ROWS, """
                        time_ms | Speed_max
                              0 |       310
                             20 |       312
                             40 |       312
                             60 |       312
                             80 |       311
                            100 |       296
                            120 |       263
                            140 |       228
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
                              0 |     9
                             49 |     1
                             50 |     2
                        """, """
                        time_ms | Speed_max
                              0 |         9
                             49 |         9
                             50 |         2
                        """)
                .outOfOrder("""
                        time_ms | Speed
                             20 |     1
                             10 |     5
                             30 |     2
                        """, """
                        time_ms | Speed_max
                             20 |         1
                             30 |         2
                        """);
    }
}
