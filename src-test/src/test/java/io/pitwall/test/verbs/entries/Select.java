package io.pitwall.test.verbs.entries;

import io.pitwall.test.verbs.Verb;

/** {@code select}. */
public final class Select {

    private Select() {}

    public static Verb verb() {
        return Verb.of(
                        "ParameterStage.select(String...)",
                        "Only these parameters, and only the rows that have a value of one of them; tags stay.",
                        telemetry -> telemetry
                                .topic("car-data")
                                .parameters("Speed", "Brake")
                                .select("Speed")
                                .to("speeds"))
                .example(CarData.TEN_ROWS, """
                        time_ms | Speed | Lap#
                              0 |   310 | 7
                             20 |   312 | 7
                             40 |   311 | 7
                             60 |   296 | 7
                             80 |   263 | 7
                            100 |   228 | 7
                            120 |   201 | 7
                            140 |   197 | 8
                            160 |   204 | 8
                        """)
                .rowByRow()
                .boundary("""
                        time_ms | Speed | Brake | Lap#
                              0 |   NaN |       | 7
                             20 |       |   0.5 | 7
                        """, """
                        time_ms | Speed | Lap#
                              0 |   NaN | 7
                        """);
    }
}
