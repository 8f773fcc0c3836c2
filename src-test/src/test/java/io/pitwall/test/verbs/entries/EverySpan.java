package io.pitwall.test.verbs.entries;

import static java.time.Duration.ofMillis;

import io.pitwall.rules.Packets;
import io.pitwall.test.verbs.Verb;

/** Packets of a span of event time. */
public final class EverySpan {

    private EverySpan() {}

    public static Verb verb() {
        return Verb.of(
                        "UnconditionedPackets.everySpan(Duration)",
                        "Releases what is held before a row that is this far, in event time, from another held row.",
                        telemetry -> telemetry
                                .topic("car-data")
                                .parameters("Brake")
                                .buffer(Packets.named("tenths").everySpan(ofMillis(100)))
                                .to("tenths"))
                .inPackets()
                .example(CarData.TEN_ROWS, """
                        time_ms | Brake | Lap#
                              0 |     0 | 7
                             20 |     0 | 7
                             40 |   0.2 | 7
                             60 |   0.8 | 7
                             80 |   0.9 | 7
                        """, """
                        time_ms | Brake | Lap#
                            100 |   0.7 | 7
                            140 |     0 | 8
                            160 |     0 | 8
                            180 |   0.1 | 8
                        """)
                .oneRow("""
                        time_ms | Brake
                            -50 |   0.5
                        """, """
                        time_ms | Brake
                            -50 |   0.5
                        """)
                .boundary("""
                        time_ms | Brake
                              0 |     0
                             99 |   0.1
                            100 |   0.2
                            250 |   0.3
                        """, """
                        time_ms | Brake
                              0 |     0
                             99 |   0.1
                        """, """
                        time_ms | Brake
                            100 |   0.2
                        """, """
                        time_ms | Brake
                            250 |   0.3
                        """)
                .outOfOrder("""
                        time_ms | Brake
                            100 |     0
                             20 |   0.1
                            110 |   0.2
                            120 |   0.3
                             10 |   0.4
                        """, """
                        time_ms | Brake
                            100 |     0
                             20 |   0.1
                            110 |   0.2
                        """, """
                        time_ms | Brake
                            120 |   0.3
                        """, """
                        time_ms | Brake
                             10 |   0.4
                        """);
    }
}
