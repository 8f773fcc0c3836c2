package io.pitwall.test.verbs.entries;

import io.pitwall.test.verbs.Verb;

/** {@code deriveNumber}. */
public final class DeriveNumber {

    private DeriveNumber() {}

    public static Verb verb() {
        return Verb.of(
                        "ParameterStage.deriveNumber(String, ToDoubleFunction)",
                        "Adds a number computed from each row, or puts it in the place of a parameter of that name.",
                        telemetry -> telemetry
                                .topic("car-data")
                                .parameters("Speed", "Brake")
                                .deriveNumber("Percent", row -> 100 * row.number("Brake", 0))
                                .to("brake-percent"))
                .example(CarData.TEN_ROWS, """
                        time_ms | Speed | Brake | Percent | Lap#
                              0 |   310 |     0 |       0 | 7
                             20 |   312 |     0 |       0 | 7
                             40 |   311 |   0.2 |      20 | 7
                             60 |   296 |   0.8 |      80 | 7
                             80 |   263 |   0.9 |      90 | 7
                            100 |   228 |   0.7 |      70 | 7
                            120 |   201 |       |       0 | 7
                            140 |   197 |     0 |       0 | 8
                            160 |   204 |     0 |       0 | 8
                            180 |       |   0.1 |      10 | 8
                        """)
                .rowByRow()
                .boundary("""
                        time_ms | Speed |    Brake
                              0 |   310 |      NaN
                             20 |       | Infinity
                        """, """
                        time_ms | Speed |    Brake |  Percent
                              0 |   310 |      NaN |      NaN
                             20 |       | Infinity | Infinity
                        """);
    }
}
