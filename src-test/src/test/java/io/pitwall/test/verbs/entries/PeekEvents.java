package io.pitwall.test.verbs.entries;

import io.pitwall.test.verbs.Output;
import io.pitwall.test.verbs.Verb;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code peek} at events. */
public final class PeekEvents {

    private static final Logger log = LoggerFactory.getLogger(PeekEvents.class);

    private PeekEvents() {}

    public static Verb verb() {
        Verb verb = Verb.of(
                "EventStage.peek(BiConsumer)", "Looks at batches of events and passes them on.", telemetry -> telemetry
                        .topic("car-events")
                        .events("pit-stop")
                        .peek((stream, batch) -> log.debug("{}: {}", stream.id(), batch.events()))
                        .to("seen-stops"));
        return CarEvents.kept(verb, Output.of("seen-stops", "car-1"), "pit-stop");
    }
}
