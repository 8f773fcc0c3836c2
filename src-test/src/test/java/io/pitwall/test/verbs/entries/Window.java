package io.pitwall.test.verbs.entries;

import static io.pitwall.rules.aggregate.Aggregates.max;
import static io.pitwall.rules.aggregate.Aggregates.mean;
import static java.time.Duration.ofMillis;

import io.pitwall.rules.window.Windowing;
import io.pitwall.test.verbs.Verb;

/** {@code window}; the kinds of windows have entries of their own. */
public final class Window {

    private Window() {}

    public static Verb verb() {
        return Verb.of(
                        "ParameterStage.window(Windowing)",
                        "Puts rows together that share a window of time, a session, or a number of rows; each row of the result is a window.",
                        telemetry -> telemetry
                                .topic("car-data")
                                .parameters("Speed", "Brake")
                                .window(Windowing.named("lap")
                                        .tumbling(ofMillis(100))
                                        .groupedByTag("Lap"))
                                .aggregate(mean("Speed"), max("Brake"))
                                .to("lap-means"))
                .example(CarData.TEN_ROWS, """
                        time_ms | Speed_mean | Brake_max | Lap#
                              0 |      298.4 |       0.9 | 7
                            100 |      214.5 |       0.7 | 7
                            100 |      200.5 |       0.1 | 8
                        """)
                .oneRow("""
                        time_ms | Speed
                            -50 |   310
                        """, """
                        time_ms | Speed_mean
                           -100 |        310
                        """)
                .boundary("""
                        time_ms | Speed | Lap#
                             99 |   310 | 7
                            100 |   312 | 7
                            100 |   200 | 8
                        """, """
                        time_ms | Speed_mean | Lap#
                              0 |        310 | 7
                            100 |        312 | 7
                            100 |        200 | 8
                        """)
                .outOfOrder("""
                        time_ms | Speed
                            100 |   300
                             99 |   200
                            110 |   310
                        """, """
                        time_ms | Speed_mean
                            100 |        305
                        """);
    }
}
