package io.pitwall.test.verbs.entries;

import io.pitwall.data.EventBatch;
import io.pitwall.test.verbs.Case;
import io.pitwall.test.verbs.Case.Kind;
import io.pitwall.test.verbs.Output;
import io.pitwall.test.verbs.Verb;

/** {@code to} of a whole topic. */
public final class TopicTo {

    private TopicTo() {}

    public static Verb verb() {
        return Verb.of(
                        "TopicStage.to(String)",
                        "Writes everything to another topic: parameters, events, properties and definitions.",
                        telemetry -> telemetry.topic("car-data").to("car-data-copy"))
                .example(CarData.TEN_ROWS, CarData.TEN_ROWS)
                .rowByRow()
                .with(Case.of(Kind.BOUNDARY)
                        .writes("car-data", "car-1", """
                        time_ms | Speed
                              0 |   310
                        """)
                        .writes("car-data", "car-1", EventBatch.of(CarEvents.event(10, "lap", "1")))
                        .ends("car-data", "car-1")
                        .gives(Output.of("car-data-copy", "car-1", """
                        time_ms | Speed
                              0 |   310
                        """).withEvents(CarEvents.event(10, "lap", "1"))));
    }
}
