package io.pitwall.test.verbs.entries;

import static io.pitwall.rules.aggregate.Aggregates.count;
import static io.pitwall.rules.aggregate.Aggregates.max;
import static java.time.Duration.ofMillis;

import io.pitwall.rules.window.Windowing;
import io.pitwall.test.verbs.Verb;

/** Windows one behind the other. */
public final class Tumbling {

    private Tumbling() {}

    public static Verb verb() {
        return Verb.of(
                        "NamedWindowing.tumbling(Duration)",
                        "Windows of one size, one behind the other.",
                        telemetry -> telemetry
                                .topic("car-data")
                                .parameters("Speed")
                                .window(Windowing.named("fiftieths").tumbling(ofMillis(50)))
                                .aggregate(max("Speed"), count().as("Rows"))
                                .to("tumbling"))
                .example(CarData.TEN_ROWS, """
                        time_ms | Speed_max | Rows
                              0 |       312 |    3
                             50 |       296 |    2
                            100 |       228 |    3
                            150 |       204 |    1
                        """)
                .oneRow("""
                        time_ms | Speed
                            -10 |   310
                        """, """
                        time_ms | Speed_max | Rows
                            -50 |       310 |    1
                        """)
                .boundary("""
                        time_ms | Speed
                             49 |   310
                             50 |   311
                            150 |   312
                        """, """
                        time_ms | Speed_max | Rows
                              0 |       310 |    1
                             50 |       311 |    1
                            150 |       312 |    1
                        """)
                .outOfOrder("""
                        time_ms | Speed
                             20 |   310
                              0 |   311
                             50 |   312
                             49 |   400
                        """, """
                        time_ms | Speed_max | Rows
                              0 |       311 |    2
                             50 |       312 |    1
                        """);
    }
}
