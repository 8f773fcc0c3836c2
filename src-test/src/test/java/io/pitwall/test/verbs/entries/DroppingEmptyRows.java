package io.pitwall.test.verbs.entries;

import io.pitwall.rules.Packets;
import io.pitwall.test.verbs.Verb;

/** Packets without rows that say nothing. */
public final class DroppingEmptyRows {

    private DroppingEmptyRows() {}

    public static Verb verb() {
        return Verb.of(
                        "Packets.droppingEmptyRows()",
                        "Leaves rows without a value of any parameter out of the packet; tags alone do not keep a row.",
                        telemetry -> telemetry
                                .topic("car-data")
                                .parameters()
                                .buffer(Packets.named("filled").everyRows(4).droppingEmptyRows())
                                .to("filled"))
                .inPackets()
                .example("""
                        time_ms | Speed | Lap#
                              0 |   310 | 7
                             20 |       | 7
                             40 |   311 | 7
                             60 |   296 | 7
                             80 |       | 7
                            100 |       | 7
                            120 |   201 | 7
                            140 |   197 | 8
                            160 |       | 8
                            180 |   230 | 8
                        """, """
                        time_ms | Speed | Lap#
                              0 |   310 | 7
                             40 |   311 | 7
                             60 |   296 | 7
                        """, """
                        time_ms | Speed | Lap#
                            120 |   201 | 7
                            140 |   197 | 8
                        """, """
                        time_ms | Speed | Lap#
                            180 |   230 | 8
                        """)
                .oneRow("""
                        time_ms | Speed | Lap#
                              0 |       | 7
                        """)
                .boundary("""
                        time_ms | Speed | Lap#
                              0 |   NaN | 7
                             20 |       | 7
                        """, """
                        time_ms | Speed | Lap#
                              0 |   NaN | 7
                        """)
                .outOfOrder("""
                        time_ms | Speed | Lap#
                             60 |   310 | 7
                             20 |       | 7
                             40 |   312 | 7
                        """, """
                        time_ms | Speed | Lap#
                             60 |   310 | 7
                             40 |   312 | 7
                        """);
    }
}
