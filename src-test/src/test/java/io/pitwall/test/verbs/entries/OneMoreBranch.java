package io.pitwall.test.verbs.entries;

import io.pitwall.test.verbs.Case;
import io.pitwall.test.verbs.Case.Kind;
import io.pitwall.test.verbs.Verb;

/** {@code branch} after another one. */
public final class OneMoreBranch {

    private OneMoreBranch() {}

    public static Verb verb() {
        return Verb.of(
                        "BranchStage.branch(String, Predicate, Consumer)",
                        "Another branch, for rows that no branch before it has taken. Without `otherwise`, rows that no branch takes are left out.",
                        telemetry -> telemetry
                                .topic("car-data")
                                .parameters("Speed")
                                .branch("quick", row -> row.number("Speed") > 250, quick -> quick.to("above-250"))
                                .branch("steady", row -> row.number("Speed") > 200, steady -> steady.to("above-200")))
                .with(Case.of(Kind.EXAMPLE)
                        .writes("car-data", "car-1", CarData.TEN_ROWS)
                        .ends("car-data", "car-1")
                        .gives("above-250", "car-1", """
                        time_ms | Speed | Lap#
                              0 |   310 | 7
                             20 |   312 | 7
                             40 |   311 | 7
                             60 |   296 | 7
                             80 |   263 | 7
                        """)
                        .gives("above-200", "car-1", """
                        time_ms | Speed | Lap#
                            100 |   228 | 7
                            120 |   201 | 7
                            160 |   204 | 8
                        """))
                .rowByRow()
                .with(Case.of(Kind.BOUNDARY)
                        .writes("car-data", "car-1", """
                        time_ms | Speed
                              0 |   251
                             20 |   250
                             40 |   201
                             60 |   200
                        """)
                        .ends("car-data", "car-1")
                        .gives("above-250", "car-1", """
                        time_ms | Speed
                              0 |   251
                        """)
                        .gives("above-200", "car-1", """
                        time_ms | Speed
                             20 |   250
                             40 |   201
                        """));
    }
}
