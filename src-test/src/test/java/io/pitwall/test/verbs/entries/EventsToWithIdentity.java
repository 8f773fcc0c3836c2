package io.pitwall.test.verbs.entries;

import io.pitwall.dsl.StreamIdentity;
import io.pitwall.test.verbs.Output;
import io.pitwall.test.verbs.Verb;

/** {@code to} of events, with an identity. */
public final class EventsToWithIdentity {

    private EventsToWithIdentity() {}

    public static Verb verb() {
        Verb verb = Verb.of(
                "EventStage.to(String, StreamIdentity)",
                "Writes the events to a topic under other ids.",
                telemetry -> telemetry
                        .topic("car-events")
                        .events("pit-stop")
                        .to("stops", StreamIdentity.suffixed("-stops")));
        return CarEvents.kept(verb, Output.of("stops", "car-1-stops").withParents("car-1"), "pit-stop");
    }
}
