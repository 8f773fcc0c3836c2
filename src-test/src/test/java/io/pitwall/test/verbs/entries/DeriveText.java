package io.pitwall.test.verbs.entries;

import io.pitwall.test.verbs.Verb;

/** {@code deriveText}. */
public final class DeriveText {

    private DeriveText() {}

    public static Verb verb() {
        return Verb.of(
                        "ParameterStage.deriveText(String, Function)",
                        "Adds a text computed from each row, or puts it in the place of a parameter of that name; null leaves"
                                + " the cell missing.",
                        telemetry -> telemetry
                                .topic("car-data")
                                .parameters("Brake")
                                .deriveText("Braking", row -> row.number("Brake") > 0.5 ? "hard" : null)
                                .to("braking"))
                .example(CarData.TEN_ROWS, """
                        time_ms | Brake | Braking:text | Lap#
                              0 |     0 |              | 7
                             20 |     0 |              | 7
                             40 |   0.2 |              | 7
                             60 |   0.8 | hard         | 7
                             80 |   0.9 | hard         | 7
                            100 |   0.7 | hard         | 7
                            140 |     0 |              | 8
                            160 |     0 |              | 8
                            180 |   0.1 |              | 8
                        """)
                .rowByRow()
                .boundary("""
                        time_ms |              Brake
                              0 |                0.5
                             20 | 0.5000000000000001
                             40 |                NaN
                        """, """
                        time_ms |              Brake | Braking:text
                              0 |                0.5 |
                             20 | 0.5000000000000001 | hard
                             40 |                NaN |
                        """);
    }
}
