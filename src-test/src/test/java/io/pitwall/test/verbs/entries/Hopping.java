package io.pitwall.test.verbs.entries;

import static io.pitwall.rules.aggregate.Aggregates.max;
import static java.time.Duration.ofMillis;

import io.pitwall.rules.window.Windowing;
import io.pitwall.test.verbs.Verb;

/** Windows that overlap. */
public final class Hopping {

    private Hopping() {}

    public static Verb verb() {
        return Verb.of(
                        "NamedWindowing.hopping(Duration, Duration)",
                        "Windows of one size that overlap: a new one begins at each multiple of the advance since 1970.",
                        telemetry -> telemetry
                                .topic("car-data")
                                .parameters("Speed")
                                .window(Windowing.named("hopping").hopping(ofMillis(100), ofMillis(50)))
                                .aggregate(max("Speed"))
                                .to("hopping-speeds"))
                .example(CarData.TEN_ROWS, """
                        time_ms | Speed_max
                            -50 |       312
                              0 |       312
                             50 |       296
                            100 |       228
                            150 |       204
                        """)
                .oneRow("""
                        time_ms | Speed
                              0 |   310
                        """, """
                        time_ms | Speed_max
                            -50 |       310
                              0 |       310
                        """)
                .boundary("""
                        time_ms | Speed
                             49 |     1
                             50 |     2
                        """, """
                        time_ms | Speed_max
                            -50 |         1
                              0 |         2
                             50 |         2
                        """)
                .outOfOrder("""
                        time_ms | Speed
                            120 |     2
                             60 |     5
                        """, """
                        time_ms | Speed_max
                             50 |         5
                            100 |         2
                        """);
    }
}
