package io.pitwall.test.verbs.entries;

import io.pitwall.rules.Packets;
import io.pitwall.test.verbs.Verb;

/** Packets of a number of rows. */
public final class EveryRows {

    private EveryRows() {}

    public static Verb verb() {
        return Verb.of(
                        "UnconditionedPackets.everyRows(int)",
                        "Releases as soon as this many rows are held.",
                        telemetry -> telemetry
                                .topic("car-data")
                                .parameters("Speed")
                                .buffer(Packets.named("fours").everyRows(4))
                                .to("fours"))
                .inPackets()
                .example(CarData.TEN_ROWS, """
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
                        """, """
                        time_ms | Speed | Lap#
                            160 |   204 | 8
                        """)
                .oneRow("""
                        time_ms | Speed
                              0 |   310
                        """, """
                        time_ms | Speed
                              0 |   310
                        """)
                .boundary("""
                        time_ms | Speed
                              0 |   310
                              0 |   311
                             20 |   312
                             40 |   313
                             60 |   314
                        """, """
                        time_ms | Speed
                              0 |   311
                             20 |   312
                             40 |   313
                        """, """
                        time_ms | Speed
                             60 |   314
                        """)
                .outOfOrder("""
                        time_ms | Speed
                             60 |   310
                             40 |   311
                             20 |   312
                              0 |   313
                             80 |   314
                        """, """
                        time_ms | Speed
                             60 |   310
                             40 |   311
                             20 |   312
                              0 |   313
                        """, """
                        time_ms | Speed
                             80 |   314
                        """);
    }
}
