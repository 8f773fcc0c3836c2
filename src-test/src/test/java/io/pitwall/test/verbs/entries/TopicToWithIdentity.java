package io.pitwall.test.verbs.entries;

import io.pitwall.data.EventBatch;
import io.pitwall.dsl.StreamIdentity;
import io.pitwall.test.verbs.Case;
import io.pitwall.test.verbs.Case.Kind;
import io.pitwall.test.verbs.Output;
import io.pitwall.test.verbs.Verb;

/** {@code to} of a whole topic, with an identity. */
public final class TopicToWithIdentity {

    private TopicToWithIdentity() {}

    public static Verb verb() {
        return Verb.of(
                        "TopicStage.to(String, StreamIdentity)",
                        "Writes everything to another topic under other ids.",
                        telemetry -> telemetry.topic("car-data").to("all-cars", StreamIdentity.prefixed("monza-")))
                .with(Case.of(Kind.EXAMPLE)
                        .writes("car-data", "car-1", CarData.TEN_ROWS)
                        .ends("car-data", "car-1")
                        .gives(Output.of("all-cars", "monza-car-1", CarData.TEN_ROWS)
                                .withParents("car-1")))
                .rowByRow()
                .with(Case.of(Kind.BOUNDARY)
                        .writes("car-data", "car-1", """
                        time_ms | Speed
                              0 |   310
                        """)
                        .writes("car-data", "car-1", EventBatch.of(CarEvents.event(10, "lap", "1")))
                        .ends("car-data", "car-1")
                        .gives(Output.of("all-cars", "monza-car-1", """
                        time_ms | Speed
                              0 |   310
                        """)
                                .withEvents(CarEvents.event(10, "lap", "1"))
                                .withParents("car-1")));
    }
}
