package io.pitwall.test.verbs.entries;

import io.pitwall.rules.Packets;
import io.pitwall.test.verbs.Verb;

/** Packets that end with a row that matches. */
public final class AfterRow {

    private AfterRow() {}

    public static Verb verb() {
        return Verb.of(
                        "UnconditionedPackets.afterRow(Predicate)",
                        "Releases what is held when a row has matched; the row is the last of the packet.",
                        telemetry -> telemetry
                                .topic("car-data")
                                .parameters("Speed")
                                .buffer(Packets.named("until-slow").afterRow(row -> row.number("Speed") < 200))
                                .to("until-slow"))
                .inPackets()
                .example(CarData.TEN_ROWS, """
                        time_ms | Speed | Lap#
                              0 |   310 | 7
                             20 |   312 | 7
                             40 |   311 | 7
                             60 |   296 | 7
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
                              0 |   190
                        """, """
                        time_ms | Speed
                              0 |   190
                        """)
                .boundary("""
                        time_ms | Speed
                              0 |   200
                             20 |   199
                             40 |   198
                             60 |   201
                        """, """
                        time_ms | Speed
                              0 |   200
                             20 |   199
                        """, """
                        time_ms | Speed
                             40 |   198
                        """, """
                        time_ms | Speed
                             60 |   201
                        """)
                .outOfOrder("""
                        time_ms | Speed
                             60 |   210
                             20 |   190
                             40 |   220
                        """, """
                        time_ms | Speed
                             60 |   210
                             20 |   190
                        """, """
                        time_ms | Speed
                             40 |   220
                        """);
    }
}
