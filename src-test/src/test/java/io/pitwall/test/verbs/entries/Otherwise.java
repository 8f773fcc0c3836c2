package io.pitwall.test.verbs.entries;

import io.pitwall.test.verbs.Case;
import io.pitwall.test.verbs.Case.Kind;
import io.pitwall.test.verbs.Verb;

/** {@code otherwise}. */
public final class Otherwise {

    private Otherwise() {}

    public static Verb verb() {
        return Verb.of("BranchStage.otherwise(Consumer)", "The rows that no branch has taken.", telemetry -> telemetry
                        .topic("car-data")
                        .parameters("Brake")
                        .branch("braking", row -> row.number("Brake") > 0, braking -> braking.to("pedal-on"))
                        .otherwise(rest -> rest.to("pedal-off")))
                .with(Case.of(Kind.EXAMPLE)
                        .writes("car-data", "car-1", CarData.TEN_ROWS)
                        .ends("car-data", "car-1")
                        .gives("pedal-on", "car-1", """
                        time_ms | Brake | Lap#
                             40 |   0.2 | 7
                             60 |   0.8 | 7
                             80 |   0.9 | 7
                            100 |   0.7 | 7
                            180 |   0.1 | 8
                        """)
                        .gives("pedal-off", "car-1", """
                        time_ms | Brake | Lap#
                              0 |     0 | 7
                             20 |     0 | 7
                            140 |     0 | 8
                            160 |     0 | 8
                        """))
                .rowByRow()
                .with(Case.of(Kind.BOUNDARY)
                        .writes("car-data", "car-1", """
                        time_ms | Brake
                              0 |   NaN
                             20 |   0.1
                        """)
                        .ends("car-data", "car-1")
                        .gives("pedal-on", "car-1", """
                        time_ms | Brake
                             20 |   0.1
                        """)
                        .gives("pedal-off", "car-1", """
                        time_ms | Brake
                              0 |   NaN
                        """));
    }
}
