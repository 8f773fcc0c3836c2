package io.pitwall.test.verbs.entries;

import io.pitwall.rules.Packets;
import io.pitwall.test.verbs.Verb;

/** Packets of some parameters. */
public final class Selecting {

    private Selecting() {}

    public static Verb verb() {
        return Verb.of(
                        "UnconditionedPackets.selecting(String...)",
                        "Releases only these parameters, and only the rows that have a value of one of them; conditions still see and count the others.",
                        telemetry -> telemetry
                                .topic("car-data")
                                .parameters("Speed", "Brake")
                                .buffer(Packets.named("pedal")
                                        .selecting("Brake")
                                        .everyRows(4))
                                .to("pedal-fours"))
                .inPackets()
                .example(CarData.TEN_ROWS, """
                        time_ms | Brake | Lap#
                              0 |     0 | 7
                             20 |     0 | 7
                             40 |   0.2 | 7
                             60 |   0.8 | 7
                        """, """
                        time_ms | Brake | Lap#
                             80 |   0.9 | 7
                            100 |   0.7 | 7
                            140 |     0 | 8
                        """, """
                        time_ms | Brake | Lap#
                            160 |     0 | 8
                            180 |   0.1 | 8
                        """)
                .oneRow("""
                        time_ms | Speed | Brake
                              0 |   310 |   0.5
                        """, """
                        time_ms | Brake
                              0 |   0.5
                        """)
                .boundary("""
                        time_ms | Speed | Brake
                              0 |   310 |   NaN
                             20 |   311 |
                             40 |   312 |
                             60 |   313 |
                             80 |       |   0.5
                        """, """
                        time_ms | Brake
                              0 |   NaN
                        """, """
                        time_ms | Brake
                             80 |   0.5
                        """)
                .outOfOrder("""
                        time_ms | Speed | Brake
                             60 |   310 |   0.1
                             20 |   311 |
                             40 |   312 |   0.3
                        """, """
                        time_ms | Brake
                             60 |   0.1
                             40 |   0.3
                        """);
    }
}
