package io.pitwall.test.verbs.entries;

import io.pitwall.dsl.OnError;
import io.pitwall.test.verbs.Verb;

/** The error policy that verbs have where none is said; that it stops the application is no business of a table. */
public final class Fail {

    private Fail() {}

    public static Verb verb() {
        return Verb.of(
                        "OnError.fail()",
                        "Stops the application when a function throws. This is the default; here no function throws.",
                        telemetry -> telemetry
                                .topic("car-data")
                                .parameters("Gear")
                                .deriveNumber("Shifted", row -> row.number("Gear") + 1, OnError.fail())
                                .to("shifted"))
                .example(CarData.TEN_ROWS, """
                        time_ms | Gear | Shifted | Lap#
                              0 |    8 |       9 | 7
                             20 |    8 |       9 | 7
                             40 |    8 |       9 | 7
                             60 |    7 |       8 | 7
                             80 |    6 |       7 | 7
                            100 |    5 |       6 | 7
                            120 |    4 |       5 | 7
                            140 |    4 |       5 | 8
                            160 |    4 |       5 | 8
                        """)
                .rowByRow()
                .boundary("""
                        time_ms | Gear
                              0 |  NaN
                        """, """
                        time_ms | Gear | Shifted
                              0 |  NaN |     NaN
                        """);
    }
}
