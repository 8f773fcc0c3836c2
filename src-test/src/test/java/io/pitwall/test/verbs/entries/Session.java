package io.pitwall.test.verbs.entries;

import static io.pitwall.rules.aggregate.Aggregates.count;
import static io.pitwall.rules.aggregate.Aggregates.max;
import static java.time.Duration.ofMillis;

import io.pitwall.rules.window.Windowing;
import io.pitwall.test.verbs.Verb;

/** Windows that end with a pause. */
public final class Session {

    private Session() {}

    public static Verb verb() {
        return Verb.of(
                        "NamedWindowing.session(Duration)",
                        "Windows of rows that are less than a gap apart.",
                        telemetry -> telemetry
                                .topic("car-data")
                                .parameters("Speed")
                                .window(Windowing.named("drives").session(ofMillis(100)))
                                .aggregate(max("Speed"), count().as("Rows"))
                                .to("sessions"))
                .example("""
                        time_ms | Speed
                              0 |    50
                             20 |    70
                             40 |    80
                             60 |    90
                            200 |   100
                            220 |   110
                            240 |    90
                            400 |    70
                            420 |    60
                            440 |    40
                        """, """
                        time_ms | Speed_max | Rows
                              0 |        90 |    4
                            200 |       110 |    3
                            400 |        70 |    3
                        """)
                .oneRow("""
                        time_ms | Speed
                              5 |   310
                        """, """
                        time_ms | Speed_max | Rows
                              5 |       310 |    1
                        """)
                .boundary("""
                        time_ms | Speed
                              0 |   310
                             99 |   311
                            199 |   312
                        """, """
                        time_ms | Speed_max | Rows
                              0 |       311 |    2
                            199 |       312 |    1
                        """)
                .outOfOrder("""
                        time_ms | Speed
                             50 |   310
                             20 |   312
                            150 |   300
                        """, """
                        time_ms | Speed_max | Rows
                             20 |       312 |    2
                            150 |       300 |    1
                        """);
    }
}
