package io.pitwall.test.verbs.entries;

import io.pitwall.test.verbs.Case;
import io.pitwall.test.verbs.Case.Kind;
import io.pitwall.test.verbs.Output;
import io.pitwall.test.verbs.Verb;

/** {@code to} with the ids as they are. */
public final class To {

    private To() {}

    public static Verb verb() {
        return Verb.of(
                        "ParameterStage.to(String)",
                        "Writes to a topic, under the ids the streams have: properties, definitions and the end of a stream go with its rows.",
                        telemetry ->
                                telemetry.topic("car-data").parameters("Gear").to("gears"))
                .with(Case.of(Kind.EXAMPLE)
                        .writes("car-data", "car-1", CarData.TEN_ROWS)
                        .ends("car-data", "car-1")
                        .gives(Output.of("gears", "car-1", """
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
                        .gives(Output.of("gears", "car-1", """
                        time_ms | Gear
                              0 |    8
                        """))
                        .gives(Output.of("gears", "car-2", """
                        time_ms | Gear
                              0 |    5
                        """)));
    }
}
