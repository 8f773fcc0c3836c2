package io.pitwall.test.verbs.entries;

import io.pitwall.test.verbs.Case;
import io.pitwall.test.verbs.Case.Kind;
import io.pitwall.test.verbs.Verb;

/** {@code topic}. */
public final class Topic {

    private Topic() {}

    public static Verb verb() {
        return Verb.of(
                        "TelemetryBuilder.topic(String)",
                        "Reads a topic: streams of messages, keyed by stream id.",
                        telemetry -> telemetry.topic("car-data").parameters().to("car-copy"))
                .example(CarData.TEN_ROWS, CarData.TEN_ROWS)
                .rowByRow()
                .with(Case.of(Kind.BOUNDARY)
                        .writes("car-data", "car-1", """
                                time_ms | Speed
                                      0 |   310
                                """)
                        .writes("car-data", "car-2", """
                                time_ms | Speed
                                      0 |    80
                                """)
                        .ends("car-data", "car-1")
                        .writes("car-data", "car-2", """
                                time_ms | Speed
                                     20 |    83
                                """)
                        .ends("car-data", "car-2")
                        .gives("car-copy", "car-1", """
                                time_ms | Speed
                                      0 |   310
                                """)
                        .gives("car-copy", "car-2", """
                                time_ms | Speed
                                      0 |    80
                                     20 |    83
                                """));
    }
}
