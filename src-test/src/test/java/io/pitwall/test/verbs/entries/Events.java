package io.pitwall.test.verbs.entries;

import io.pitwall.test.verbs.Output;
import io.pitwall.test.verbs.Verb;

/** {@code events}. */
public final class Events {

    private Events() {}

    public static Verb verb() {
        Verb verb = Verb.of(
                "TopicStage.events(String...)",
                "The events: those with these ids, or all of them.",
                telemetry -> telemetry
                        .topic("car-events")
                        .events("pit-stop", "yellow-flag")
                        .to("race-events"));
        return CarEvents.kept(verb, Output.of("race-events", "car-1"), "pit-stop", "yellow-flag");
    }
}
