package io.pitwall.test.verbs.entries;

import io.pitwall.test.verbs.Output;
import io.pitwall.test.verbs.Verb;

/** {@code to} of events. */
public final class EventsTo {

    private EventsTo() {}

    public static Verb verb() {
        Verb verb = Verb.of(
                "EventStage.to(String)",
                "Writes the events to a topic, under the ids the streams have.",
                telemetry -> telemetry.topic("car-events").events("pit-stop").to("pit-stops"));
        return CarEvents.kept(verb, Output.of("pit-stops", "car-1"), "pit-stop");
    }
}
