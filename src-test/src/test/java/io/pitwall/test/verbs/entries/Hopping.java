package io.pitwall.test.verbs.entries;

import static io.pitwall.rules.aggregate.Aggregates.count;
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
                        "Windows of one size that overlap: one begins with every advance.",
                        telemetry -> telemetry
                                .topic("car-data")
                                .parameters("Speed")
                                .window(Windowing.named("overlaps").hopping(ofMillis(100), ofMillis(50)))
                                .aggregate(max("Speed"), count().as("Rows"))
                                .to("hopping"))
                .example(CarData.TEN_ROWS, """
                        time_ms | Speed_max | Rows
                            -50 |       312 |    3
                              0 |       312 |    5
                             50 |       296 |    5
                            100 |       228 |    4
                            150 |       204 |    1
                        """)
                .oneRow("""
                        time_ms | Speed
                             50 |   310
                        """, """
                        time_ms | Speed_max | Rows
                              0 |       310 |    1
                             50 |       310 |    1
                        """)
                .boundary("""
                        time_ms | Speed
                             49 |   310
                             50 |   311
                        """, """
                        time_ms | Speed_max | Rows
                            -50 |       310 |    1
                              0 |       311 |    2
                             50 |       311 |    1
                        """)
                .outOfOrder("""
                        time_ms | Speed
                             60 |   310
                             20 |   312
                        """, """
                        time_ms | Speed_max | Rows
                              0 |       312 |    2
                             50 |       310 |    1
                        """);
    }
}
