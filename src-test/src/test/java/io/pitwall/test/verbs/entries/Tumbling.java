package io.pitwall.test.verbs.entries;

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
                        "Windows of one size, one after the other, aligned to multiples of the size since 1970.",
                        telemetry -> telemetry
                                .topic("car-data")
                                .parameters("Speed")
                                .window(Windowing.named("tumbling").tumbling(ofMillis(100)))
                                .aggregate(max("Speed"))
                                .to("top-speeds"))
                .example(CarData.TEN_ROWS, """
                        time_ms | Speed_max
                              0 |       312
                            100 |       228
                        """)
                .oneRow("""
                        time_ms | Speed
                             -1 |   310
                        """, """
                        time_ms | Speed_max
                           -100 |       310
                        """)
                .boundary("""
                        time_ms | Speed
                             99 |     1
                            100 |     2
                            199 |     3
                            200 |     4
                        """, """
                        time_ms | Speed_max
                              0 |         1
                            100 |         3
                            200 |         4
                        """)
                .outOfOrder("""
                        time_ms | Speed
                             50 |     1
                             10 |     5
                            100 |     2
                             60 |     9
                        """, """
                        time_ms | Speed_max
                              0 |         5
                            100 |         2
                        """);
    }
}
