package io.pitwall.test.verbs.entries;

import static io.pitwall.rules.aggregate.Aggregates.count;
import static io.pitwall.rules.aggregate.Aggregates.max;
import static java.time.Duration.ofMillis;

import io.pitwall.rules.window.Windowing;
import io.pitwall.test.verbs.Verb;

/** A window for each row. */
public final class Sliding {

    private Sliding() {}

    public static Verb verb() {
        return Verb.of(
                        "NamedWindowing.sliding(Duration)",
                        "A result for each row, of the rows of the time up to it, itself included.",
                        telemetry -> telemetry
                                .topic("car-data")
                                .parameters("Speed")
                                .window(Windowing.named("slides").sliding(ofMillis(50)))
                                .aggregate(max("Speed"), count().as("Rows"))
                                .to("sliding"))
                .example(CarData.TEN_ROWS, """
                        time_ms | Speed_max | Rows
                              0 |       310 |    1
                             20 |       312 |    2
                             40 |       312 |    3
                             60 |       312 |    3
                             80 |       311 |    3
                            100 |       296 |    3
                            120 |       263 |    3
                            140 |       228 |    3
                            160 |       204 |    3
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
                              0 |   310
                             49 |   300
                             50 |   299
                        """, """
                        time_ms | Speed_max | Rows
                              0 |       310 |    1
                             49 |       310 |    2
                             50 |       300 |    2
                        """)
                .outOfOrder("""
                        time_ms | Speed
                             50 |   310
                             20 |   312
                             60 |   300
                        """, """
                        time_ms | Speed_max | Rows
                             50 |       310 |    1
                             60 |       310 |    2
                        """);
    }
}
