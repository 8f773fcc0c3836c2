package io.pitwall.test.verbs.entries;

import io.pitwall.test.verbs.Verb;

/** {@code parameters}. */
public final class Parameters {

    private Parameters() {}

    public static Verb verb() {
        return Verb.of(
                        "TopicStage.parameters(String...)",
                        "The parameter data: only these parameters, and only the rows that have a value of one of them; without"
                                + " names, all of it. Tags stay.",
                        telemetry ->
                                telemetry.topic("car-data").parameters("Brake").to("pedal"))
                .example(CarData.TEN_ROWS, """
                        time_ms | Brake | Lap#
                              0 |     0 | 7
                             20 |     0 | 7
                             40 |   0.2 | 7
                             60 |   0.8 | 7
                             80 |   0.9 | 7
                            100 |   0.7 | 7
                            140 |     0 | 8
                            160 |     0 | 8
                            180 |   0.1 | 8
                        """)
                .rowByRow()
                .boundary("""
                        time_ms | Brake | Speed | Lap#
                              0 |   NaN |       | 7
                             20 |       |   310 | 7
                             40 |       |       | 7
                        """, """
                        time_ms | Brake | Lap#
                              0 |   NaN | 7
                        """);
    }
}
