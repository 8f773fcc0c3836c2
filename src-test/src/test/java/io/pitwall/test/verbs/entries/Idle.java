package io.pitwall.test.verbs.entries;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;

import io.pitwall.rules.Packets;
import io.pitwall.test.verbs.Case;
import io.pitwall.test.verbs.Case.Kind;
import io.pitwall.test.verbs.Verb;

/** Packets of a stream that has gone silent. */
public final class Idle {

    private Idle() {}

    public static Verb verb() {
        return Verb.of(
                        "UnconditionedPackets.idle(Duration)",
                        "Releases what is held when no row has been added for this long, by the wall clock.",
                        telemetry -> telemetry
                                .topic("car-data")
                                .parameters("Speed")
                                .buffer(Packets.named("bursts").idle(ofSeconds(1)))
                                .to("bursts"))
                .inPackets()
                .with(Case.of(Kind.EXAMPLE)
                        .writes("car-data", "car-1", """
                        time_ms | Speed | Lap#
                              0 |   310 | 7
                             20 |   312 | 7
                             40 |   311 | 7
                             60 |   296 | 7
                        """)
                        .advances(ofSeconds(1))
                        .writes("car-data", "car-1", """
                        time_ms | Speed | Lap#
                             80 |   263 | 7
                            100 |   228 | 7
                            120 |   201 | 7
                            140 |   197 | 8
                            160 |   204 | 8
                        """)
                        .ends("car-data", "car-1")
                        .gives("bursts", "car-1", """
                        time_ms | Speed | Lap#
                              0 |   310 | 7
                             20 |   312 | 7
                             40 |   311 | 7
                             60 |   296 | 7
                        """, """
                        time_ms | Speed | Lap#
                             80 |   263 | 7
                            100 |   228 | 7
                            120 |   201 | 7
                            140 |   197 | 8
                            160 |   204 | 8
                        """))
                .oneRow("""
                        time_ms | Speed
                              0 |   310
                        """, """
                        time_ms | Speed
                              0 |   310
                        """)
                .with(Case.of(Kind.BOUNDARY)
                        .writes("car-data", "car-1", """
                        time_ms | Speed
                              0 |   310
                        """)
                        .advances(ofMillis(800))
                        .writes("car-data", "car-1", """
                        time_ms | Speed
                             20 |   311
                        """)
                        .advances(ofMillis(800))
                        .writes("car-data", "car-1", """
                        time_ms | Speed
                             40 |   312
                        """)
                        .advances(ofMillis(1_000))
                        .writes("car-data", "car-1", """
                        time_ms | Speed
                             60 |   313
                        """)
                        .ends("car-data", "car-1")
                        .gives("bursts", "car-1", """
                        time_ms | Speed
                              0 |   310
                             20 |   311
                             40 |   312
                        """, """
                        time_ms | Speed
                             60 |   313
                        """))
                .outOfOrder("""
                        time_ms | Speed
                             20 |   310
                              0 |   311
                        """, """
                        time_ms | Speed
                             20 |   310
                              0 |   311
                        """);
    }
}
