package io.pitwall.test.verbs.entries;

import io.pitwall.rules.Packets;
import io.pitwall.test.verbs.Verb;

/** Packets of some rows. */
public final class Admitting {

    private Admitting() {}

    public static Verb verb() {
        return Verb.of(
                        "UnconditionedPackets.admitting(Predicate)",
                        "Takes only rows that match; the others count as if they had never arrived.",
                        telemetry -> telemetry
                                .topic("car-data")
                                .parameters("Speed")
                                .buffer(Packets.named("fast")
                                        .admitting(row -> row.number("Speed") > 200)
                                        .everyRows(3))
                                .to("fast-threes"))
                .inPackets()
                .example(CarData.TEN_ROWS, """
                        time_ms | Speed | Lap#
                              0 |   310 | 7
                             20 |   312 | 7
                             40 |   311 | 7
                        """, """
                        time_ms | Speed | Lap#
                             60 |   296 | 7
                             80 |   263 | 7
                            100 |   228 | 7
                        """, """
                        time_ms | Speed | Lap#
                            120 |   201 | 7
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
                              0 |   201
                             20 |   200
                             40 |   202
                             60 |   203
                        """, """
                        time_ms | Speed
                              0 |   201
                             40 |   202
                             60 |   203
                        """)
                .outOfOrder("""
                        time_ms | Speed
                             60 |   210
                             20 |   190
                             40 |   220
                        """, """
                        time_ms | Speed
                             60 |   210
                             40 |   220
                        """);
    }
}
