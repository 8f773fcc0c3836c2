package io.pitwall.test.verbs.entries;

import io.pitwall.rules.Packets;
import io.pitwall.test.verbs.Verb;

/** {@code map}. */
public final class MapPackets {

    private MapPackets() {}

    public static Verb verb() {
        return Verb.of(
                        "ParameterStage.map(String, BiFunction)",
                        "Replaces each packet by what a function returns; without a `buffer` before it, each record.",
                        telemetry -> telemetry
                                .topic("car-data")
                                .parameters("Speed")
                                .buffer(Packets.named("fives").everyRows(5))
                                .map(
                                        "last row",
                                        (stream, packet) -> packet.slice(packet.rowCount() - 1, packet.rowCount()))
                                .to("every-fifth"))
                .inPackets()
                .example(CarData.TEN_ROWS, """
                        time_ms | Speed | Lap#
                             80 |   263 | 7
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
                              0 |     1
                              1 |     2
                              2 |     3
                              3 |     4
                              4 |     5
                              5 |     6
                        """, """
                        time_ms | Speed
                              4 |     5
                        """, """
                        time_ms | Speed
                              5 |     6
                        """)
                .outOfOrder("""
                        time_ms | Speed
                             20 |   310
                              0 |   311
                        """, """
                        time_ms | Speed
                              0 |   311
                        """);
    }
}
