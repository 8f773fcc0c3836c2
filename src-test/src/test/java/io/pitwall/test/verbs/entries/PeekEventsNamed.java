package io.pitwall.test.verbs.entries;

import io.pitwall.test.verbs.Output;
import io.pitwall.test.verbs.Verb;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code peek} at events, with a name. */
public final class PeekEventsNamed {

    private static final Logger log = LoggerFactory.getLogger(PeekEventsNamed.class);

    private PeekEventsNamed() {}

    public static Verb verb() {
        Verb verb = Verb.of(
                "EventStage.peek(String, BiConsumer)",
                "Looks at batches of events and passes them on; the name is for errors and metrics.",
                telemetry -> telemetry
                        .topic("car-events")
                        .events("pit-stop")
                        .peek("log stops", (stream, batch) -> log.debug("{}: {}", stream.id(), batch))
                        .to("logged-stops"));
        return CarEvents.kept(verb, Output.of("logged-stops", "car-1"), "pit-stop");
    }
}
