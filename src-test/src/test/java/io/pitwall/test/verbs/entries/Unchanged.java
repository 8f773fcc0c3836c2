package io.pitwall.test.verbs.entries;

import io.pitwall.dsl.StreamIdentity;
import io.pitwall.test.verbs.Case;
import io.pitwall.test.verbs.Case.Kind;
import io.pitwall.test.verbs.Output;
import io.pitwall.test.verbs.Verb;

/** Ids as they are. */
public final class Unchanged {

    private Unchanged() {}

    public static Verb verb() {
        return Verb.of("StreamIdentity.unchanged()", "The same id; no parent is added.", telemetry -> telemetry
                        .topic("car-data")
                        .parameters("Gear")
                        .to("gears-unchanged", StreamIdentity.unchanged()))
                .with(Case.of(Kind.EXAMPLE)
                        .writes("car-data", "car-1", CarData.TEN_ROWS)
                        .ends("car-data", "car-1")
                        .gives(Output.of("gears-unchanged", "car-1", """
                        time_ms | Gear | Lap#
                              0 |    8 | 7
                             20 |    8 | 7
                             40 |    8 | 7
                             60 |    7 | 7
                             80 |    6 | 7
                            100 |    5 | 7
                            120 |    4 | 7
                            140 |    4 | 8
                            160 |    4 | 8
                        """)))
                .rowByRow()
                .with(Case.of(Kind.BOUNDARY)
                        .writes("car-data", "car-1", """
                        time_ms | Gear
                              0 |    8
                        """)
                        .writes("car-data", "car-2", """
                        time_ms | Gear
                              0 |    5
                        """)
                        .ends("car-data", "car-2")
                        .ends("car-data", "car-1")
                        .gives(Output.of("gears-unchanged", "car-1", """
                        time_ms | Gear
                              0 |    8
                        """))
                        .gives(Output.of("gears-unchanged", "car-2", """
                        time_ms | Gear
                              0 |    5
                        """)));
    }
}
