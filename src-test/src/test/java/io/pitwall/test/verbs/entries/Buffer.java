package io.pitwall.test.verbs.entries;

import static java.time.Duration.ofMillis;

import io.pitwall.rules.Packets;
import io.pitwall.test.verbs.Verb;

/** {@code buffer}; the conditions have entries of their own. */
public final class Buffer {

    private Buffer() {}

    public static Verb verb() {
        return Verb.of(
                        "ParameterStage.buffer(Packets)",
                        "Holds rows back and releases them as packets, as soon as any of its conditions holds, and when the"
                                + " stream ends. Rows of equal time and equal tags within a packet become one row.",
                        telemetry -> telemetry
                                .topic("car-data")
                                .parameters("Speed")
                                .buffer(Packets.named("speed")
                                        .everySpan(ofMillis(80))
                                        .orEveryRows(3))
                                .to("speed-packets"))
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
                            140 |   197 | 8
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
                        time_ms | Speed | Lap#
                              0 |   310 | 7
                              0 |   311 | 7
                              0 |   312 | 8
                             40 |   300 | 8
                            119 |   301 | 8
                            120 |   302 | 8
                        """, """
                        time_ms | Speed | Lap#
                              0 |   311 | 7
                              0 |   312 | 8
                        """, """
                        time_ms | Speed | Lap#
                             40 |   300 | 8
                            119 |   301 | 8
                        """, """
                        time_ms | Speed | Lap#
                            120 |   302 | 8
                        """)
                .outOfOrder("""
                        time_ms | Speed
                            100 |   310
                             90 |   311
                             20 |   312
                            110 |   313
                        """, """
                        time_ms | Speed
                            100 |   310
                             90 |   311
                        """, """
                        time_ms | Speed
                             20 |   312
                        """, """
                        time_ms | Speed
                            110 |   313
                        """);
    }
}
