package io.pitwall.test.verbs.entries;

import io.pitwall.test.verbs.Verb;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code peek}. */
public final class Peek {

    private static final Logger log = LoggerFactory.getLogger(Peek.class);

    private Peek() {}

    public static Verb verb() {
        return Verb.of(
                        "ParameterStage.peek(BiConsumer)",
                        "Looks at what comes and passes it on. Its name, for errors and metrics, is made from its place in the topology.",
                        telemetry -> telemetry
                                .topic("car-data")
                                .parameters("Speed")
                                .peek((stream, packet) -> log.debug("{}: {} rows", stream.id(), packet.rowCount()))
                                .to("seen"))
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
                            160 |   204 | 8
                        """)
                .rowByRow()
                .boundary("""
                        time_ms | Speed | Brake
                              0 |   310 |
                             20 |       |   0.5
                        """, """
                        time_ms | Speed
                              0 |   310
                        """);
    }
}
