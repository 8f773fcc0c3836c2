package io.pitwall.test.verbs.entries;

import io.pitwall.test.verbs.Case;
import io.pitwall.test.verbs.Case.Kind;
import io.pitwall.test.verbs.Verb;

/** {@code branch} with what is left. */
public final class Branch {

    private Branch() {}

    public static Verb verb() {
        return Verb.of(
                        "ParameterStage.branch(String, Predicate, Consumer)",
                        "Gives each row to the first of several branches whose condition holds. Properties, definitions and ends go to all of them.",
                        telemetry -> telemetry
                                .topic("car-data")
                                .parameters("Speed")
                                .branch("fast", row -> row.number("Speed") > 300, fast -> fast.to("above-300"))
                                .otherwise(rest -> rest.to("up-to-300")))
                .with(Case.of(Kind.EXAMPLE)
                        .writes("car-data", "car-1", CarData.TEN_ROWS)
                        .ends("car-data", "car-1")
                        .gives("above-300", "car-1", """
                        time_ms | Speed | Lap#
                              0 |   310 | 7
                             20 |   312 | 7
                             40 |   311 | 7
                        """)
                        .gives("up-to-300", "car-1", """
                        time_ms | Speed | Lap#
                             60 |   296 | 7
                             80 |   263 | 7
                            100 |   228 | 7
                            120 |   201 | 7
                            140 |   197 | 8
                            160 |   204 | 8
                        """))
                .rowByRow()
                .with(Case.of(Kind.BOUNDARY)
                        .writes("car-data", "car-1", """
                        time_ms | Speed
                              0 |   300
                             20 |   301
                        """)
                        .ends("car-data", "car-1")
                        .gives("above-300", "car-1", """
                        time_ms | Speed
                             20 |   301
                        """)
                        .gives("up-to-300", "car-1", """
                        time_ms | Speed
                              0 |   300
                        """));
    }
}
