package io.pitwall.test.verbs.entries;

import io.pitwall.rules.Packets;
import io.pitwall.test.verbs.Case;
import io.pitwall.test.verbs.Case.Kind;
import io.pitwall.test.verbs.Verb;

/** Packets of a record. */
public final class EveryRecord {

    private EveryRecord() {}

    public static Verb verb() {
        return Verb.of(
                        "UnconditionedPackets.everyRecord()",
                        "Releases everything at the end of each record, so that no row waits.",
                        telemetry -> telemetry
                                .topic("car-data")
                                .parameters("Speed")
                                .buffer(Packets.named("records").everyRecord())
                                .to("records"))
                .inPackets()
                .dependingOnRecords()
                .with(Case.of(Kind.EXAMPLE)
                        .writes("car-data", "car-1", """
                        time_ms | Speed | Lap#
                              0 |   310 | 7
                             20 |   312 | 7
                             40 |   311 | 7
                             60 |   296 | 7
                        """)
                        .writes("car-data", "car-1", """
                        time_ms | Speed | Lap#
                             80 |   263 | 7
                            100 |   228 | 7
                            120 |   201 | 7
                            140 |   197 | 8
                            160 |   204 | 8
                        """)
                        .ends("car-data", "car-1")
                        .gives("records", "car-1", """
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
                .boundary("""
                        time_ms | Speed
                              0 |   310
                              0 |   311
                        """, """
                        time_ms | Speed
                              0 |   311
                        """)
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
