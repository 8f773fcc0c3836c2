package io.pitwall.test.verbs.entries;

import io.pitwall.test.verbs.Verb;

/** {@code where}. */
public final class Where {

    private Where() {}

    public static Verb verb() {
        return Verb.of(
                        "ParameterStage.where(Predicate)",
                        "Keeps only the rows for which a condition holds.",
                        telemetry -> telemetry
                                .topic("car-data")
                                .parameters("Speed", "Gear")
                                .where(row -> row.number("Speed", 0) > 300)
                                .to("fast"))
                .example(CarData.TEN_ROWS, """
                        time_ms | Speed | Gear | Lap#
                              0 |   310 |    8 | 7
                             20 |   312 |    8 | 7
                             40 |   311 |    8 | 7
                        """)
                .rowByRow()
                .boundary("""
                        time_ms | Speed | Gear
                              0 |   300 |    8
                             20 | 300.5 |    8
                             40 |   NaN |    8
                             60 |       |    8
                        """, """
                        time_ms | Speed | Gear
                             20 | 300.5 |    8
                        """);
    }
}
