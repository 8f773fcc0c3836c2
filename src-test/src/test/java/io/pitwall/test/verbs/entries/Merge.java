package io.pitwall.test.verbs.entries;

import io.pitwall.data.StreamProperties;
import io.pitwall.dsl.ParameterStage;
import io.pitwall.test.verbs.Case;
import io.pitwall.test.verbs.Case.Kind;
import io.pitwall.test.verbs.Verb;

/** {@code merge}. */
public final class Merge {

    private Merge() {}

    public static Verb verb() {
        return Verb.of(
                        "ParameterStage.merge(String, ParameterStage...)",
                        "Puts several stages together: what they send under one id becomes one stream, in order of arrival, which ends with the last side that carried it. Rows are not matched by time.",
                        telemetry -> {
                            ParameterStage speed = telemetry.topic("car-data").parameters("Speed");
                            speed.merge(
                                            "speed-and-tyres",
                                            telemetry.topic("tyre-data").parameters("Pressure"))
                                    .to("speed-and-tyres");
                        })
                .with(Case.of(Kind.EXAMPLE)
                        .writes("car-data", "car-1", """
                        time_ms | Speed
                              0 |   310
                             20 |   312
                             40 |   311
                        """)
                        .writes("tyre-data", "car-1", """
                        time_ms | Pressure
                             50 |      1.9
                             70 |      1.8
                        """)
                        .writes("car-data", "car-1", """
                        time_ms | Speed
                             80 |   263
                            100 |   228
                        """)
                        .ends("car-data", "car-1")
                        .writes("tyre-data", "car-1", """
                        time_ms | Pressure
                            110 |      1.7
                            130 |      1.8
                            150 |      1.9
                        """)
                        .ends("tyre-data", "car-1")
                        .gives("speed-and-tyres", "car-1", """
                        time_ms | Speed | Pressure
                              0 |   310 |
                             20 |   312 |
                             40 |   311 |
                             50 |       | 1.9
                             70 |       | 1.8
                             80 |   263 |
                            100 |   228 |
                            110 |       | 1.7
                            130 |       | 1.8
                            150 |       | 1.9
                        """))
                .with(Case.of(Kind.EMPTY)
                        .writes("car-data", "car-1", StreamProperties.none())
                        .writes("tyre-data", "car-1", StreamProperties.none())
                        .ends("car-data", "car-1")
                        .ends("tyre-data", "car-1")
                        .gives("speed-and-tyres", "car-1"))
                .with(Case.of(Kind.ONE_ROW)
                        .writes("car-data", "car-1", """
                        time_ms | Speed
                              0 |   310
                        """)
                        .ends("car-data", "car-1")
                        .gives("speed-and-tyres", "car-1", """
                        time_ms | Speed
                              0 |   310
                        """))
                .with(Case.of(Kind.BOUNDARY)
                        .writes("car-data", "car-1", """
                        time_ms | Speed
                              0 |   310
                        """)
                        .writes("tyre-data", "car-1", """
                        time_ms | Pressure
                              0 |      1.9
                        """)
                        .ends("tyre-data", "car-1")
                        .writes("car-data", "car-1", """
                        time_ms | Speed
                             20 |   311
                        """)
                        .ends("car-data", "car-1")
                        .gives("speed-and-tyres", "car-1", """
                        time_ms | Speed | Pressure
                              0 |   310 |
                              0 |       | 1.9
                             20 |   311 |
                        """))
                .with(Case.of(Kind.OUT_OF_ORDER)
                        .writes("car-data", "car-1", """
                        time_ms | Speed
                             40 |   310
                        """)
                        .writes("tyre-data", "car-1", """
                        time_ms | Pressure
                             20 |      1.9
                        """)
                        .writes("car-data", "car-1", """
                        time_ms | Speed
                              0 |   311
                        """)
                        .ends("car-data", "car-1")
                        .ends("tyre-data", "car-1")
                        .gives("speed-and-tyres", "car-1", """
                        time_ms | Speed | Pressure
                             40 |   310 |
                             20 |       | 1.9
                              0 |   311 |
                        """));
    }
}
