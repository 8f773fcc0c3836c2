package io.pitwall.test.verbs.entries;

import io.pitwall.data.StreamProperties;
import io.pitwall.test.verbs.Case;
import io.pitwall.test.verbs.Case.Kind;
import io.pitwall.test.verbs.Verb;
import java.time.Duration;

/** {@code endWhenIdle}. */
public final class EndWhenIdle {

    private EndWhenIdle() {}

    public static Verb verb() {
        return Verb.of(
                        "TopicStage.endWhenIdle(Duration)",
                        "Ends streams that have sent nothing for this long, by the wall clock; what they send later opens them anew.",
                        telemetry -> telemetry
                                .topic("phone-data")
                                .endWhenIdle(Duration.ofMinutes(10))
                                .parameters("Speed")
                                .to("phone-speeds"))
                .with(Case.of(Kind.EXAMPLE)
                        .writes("phone-data", "phone-1", CarData.TEN_ROWS)
                        .advances(Duration.ofMinutes(12))
                        .gives("phone-speeds", "phone-1", """
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
                        """))
                .with(Case.of(Kind.EMPTY)
                        .writes("phone-data", "phone-1", StreamProperties.none())
                        .advances(Duration.ofMinutes(12))
                        .gives("phone-speeds", "phone-1"))
                .with(Case.of(Kind.ONE_ROW)
                        .writes("phone-data", "phone-1", """
                        time_ms | Speed
                              0 |     5
                        """)
                        .advances(Duration.ofMinutes(12))
                        .gives("phone-speeds", "phone-1", """
                        time_ms | Speed
                              0 |     5
                        """))
                .with(Case.of(Kind.BOUNDARY)
                        .writes("phone-data", "phone-1", """
                        time_ms | Speed
                              0 |     5
                        """)
                        .advances(Duration.ofMinutes(10).minusMillis(1))
                        .writes("phone-data", "phone-1", """
                        time_ms | Speed
                             20 |     6
                        """)
                        .advances(Duration.ofMinutes(10).minusMillis(1))
                        .writes("phone-data", "phone-1", """
                        time_ms | Speed
                             40 |     7
                        """)
                        .advances(Duration.ofMinutes(12))
                        .gives("phone-speeds", "phone-1", """
                        time_ms | Speed
                              0 |     5
                             20 |     6
                             40 |     7
                        """))
                .with(Case.of(Kind.OUT_OF_ORDER)
                        .writes("phone-data", "phone-1", """
                        time_ms | Speed
                             20 |     5
                              0 |     6
                        """)
                        .advances(Duration.ofMinutes(12))
                        .gives("phone-speeds", "phone-1", """
                        time_ms | Speed
                             20 |     5
                              0 |     6
                        """));
    }
}
