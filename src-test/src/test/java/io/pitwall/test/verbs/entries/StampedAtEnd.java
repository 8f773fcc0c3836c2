package io.pitwall.test.verbs.entries;

import static io.pitwall.rules.aggregate.Aggregates.max;
import static java.time.Duration.ofMillis;

import io.pitwall.rules.window.Windowing;
import io.pitwall.test.verbs.Verb;

/** Results with the time of their window's end. */
public final class StampedAtEnd {

    private StampedAtEnd() {}

    public static Verb verb() {
        return Verb.of(
                        "Windowing.stampedAtEnd()",
                        "Gives results the time of their window's end instead of its start.",
                        telemetry -> telemetry
                                .topic("car-data")
                                .parameters("Speed")
                                .window(Windowing.named("stamped")
                                        .tumbling(ofMillis(100))
                                        .stampedAtEnd())
                                .aggregate(max("Speed"))
                                .to("stamped-speeds"))
                .example(CarData.TEN_ROWS, """
                        time_ms | Speed_max
                        100 | 312
                        200 | 228
                        """)
                .oneRow("""
                        time_ms | Speed
                              5 |   310
                        """, """
                        time_ms | Speed_max
                        100 | 310
                        """)
                .boundary("""
                        time_ms | Speed
                        -1 | 1
                        0 | 2
                        99 | 3
                        100 | 4
                        """, """
                        time_ms | Speed_max
                        0 | 1
                        100 | 3
                        200 | 4
                        """)
                .outOfOrder("""
                        time_ms | Speed
                        50 | 1
                        10 | 5
                        100 | 2
                        60 | 9
                        """, """
                        time_ms | Speed_max
                        100 | 5
                        200 | 2
                        """);
    }
}
