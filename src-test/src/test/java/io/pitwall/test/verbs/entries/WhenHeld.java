package io.pitwall.test.verbs.entries;

import io.pitwall.rules.Packets;
import io.pitwall.test.verbs.Verb;

/** Packets that end when all that is held matches. */
public final class WhenHeld {

    private WhenHeld() {}

    public static Verb verb() {
        return Verb.of(
                        "UnconditionedPackets.whenHeld(Predicate)",
                        "Releases what is held as soon as the held rows together match, the row that has just arrived included.",
                        telemetry -> telemetry
                                .topic("car-data")
                                .parameters("Speed")
                                .buffer(Packets.named("drops")
                                        .whenHeld(held -> held.first().number("Speed")
                                                        - held.last().number("Speed")
                                                >= 50))
                                .to("drops"))
                .inPackets()
                .example(CarData.TEN_ROWS, """
                        time_ms | Speed | Lap#
                              0 |   310 | 7
                             20 |   312 | 7
                             40 |   311 | 7
                             60 |   296 | 7
                             80 |   263 | 7
                            100 |   228 | 7
                        """, """
                        time_ms | Speed | Lap#
                            120 |   201 | 7
                            140 |   197 | 8
                            160 |   204 | 8
                        """)
                .oneRow("""
                        time_ms | Speed
                              0 |   190
                        """, """
                        time_ms | Speed
                              0 |   190
                        """)
                .boundary("""
                        time_ms | Speed
                              0 |   200
                             20 |   151
                             40 |   150
                             60 |    99
                        """, """
                        time_ms | Speed
                              0 |   200
                             20 |   151
                             40 |   150
                        """, """
                        time_ms | Speed
                             60 |    99
                        """)
                .outOfOrder("""
                        time_ms | Speed
                             60 |   210
                             20 |   190
                             40 |   160
                             80 |   200
                        """, """
                        time_ms | Speed
                             60 |   210
                             20 |   190
                             40 |   160
                        """, """
                        time_ms | Speed
                             80 |   200
                        """);
    }
}
