package io.pitwall.test.verbs.entries;

import io.pitwall.test.verbs.Verb;
import org.dflib.Exp;

/** {@code mapFrame}. */
public final class MapFrame {

    private MapFrame() {}

    public static Verb verb() {
        return Verb.of(
                        "ParameterStage.mapFrame(String, FrameFunction)",
                        "Replaces each packet, or record, by what a function on DFLib data frames returns; see [frames.md](frames.md).",
                        telemetry -> telemetry
                                .topic("car-data")
                                .parameters("Speed")
                                .mapFrame("over 300", (stream, packet) -> packet.cols("Over")
                                        .merge(Exp.$double("Speed").sub(300)))
                                .to("over-300"))
                .example(CarData.TEN_ROWS, """
                        time_ms | Speed | Over | Lap#
                              0 |   310 |   10 | 7
                             20 |   312 |   12 | 7
                             40 |   311 |   11 | 7
                             60 |   296 |   -4 | 7
                             80 |   263 |  -37 | 7
                            100 |   228 |  -72 | 7
                            120 |   201 |  -99 | 7
                            140 |   197 | -103 | 8
                            160 |   204 |  -96 | 8
                        """)
                .oneRow("""
                        time_ms | Speed
                              0 |   310
                        """, """
                        time_ms | Speed | Over
                              0 |   310 |   10
                        """)
                .boundary("""
                        time_ms | Speed
                              0 |     0
                              1 |   NaN
                              2 |
                        """, """
                        time_ms | Speed | Over
                              0 |     0 | -300
                              1 |   NaN |  NaN
                        """)
                .outOfOrder("""
                        time_ms | Speed
                             20 |   310
                              0 |   311
                        """, """
                        time_ms | Speed | Over
                             20 |   310 |   10
                              0 |   311 |   11
                        """);
    }
}
