package io.pitwall.cli.tail;

import io.pitwall.data.EventBatch;
import io.pitwall.data.EventData;
import io.pitwall.data.EventDefinitions;
import io.pitwall.data.ParameterDefinitions;
import io.pitwall.data.StreamEnd;
import io.pitwall.data.StreamMessage;
import io.pitwall.data.StreamProperties;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Messages that are not parameter data, in words. */
final class MessageLines {

    private MessageLines() {}

    /** A message that is not parameter data, in a line or a line for each event. */
    static List<String> of(StreamMessage message) {
        if (message instanceof EventBatch batch) {
            return batch.events().stream().map(MessageLines::event).toList();
        } else if (message instanceof StreamProperties properties) {
            return List.of("properties: " + properties(properties));
        } else if (message instanceof ParameterDefinitions definitions) {
            return List.of("definitions of " + definitions.definitions().size() + " parameters");
        } else if (message instanceof EventDefinitions definitions) {
            return List.of("definitions of " + definitions.definitions().size() + " events");
        } else if (message instanceof StreamEnd end) {
            return List.of("ended (" + end.type().name().toLowerCase(Locale.ROOT) + ")");
        }
        return List.of(message.toString());
    }

    private static String event(EventData event) {
        return (event.id().isEmpty() ? "event without an id" : "event " + event.id()) + " at " + instant(event.timeNs())
                + ": " + event.value() + (event.tags().isEmpty() ? "" : " " + event.tags());
    }

    private static String properties(StreamProperties properties) {
        List<String> facts = new ArrayList<>();
        if (properties.name() != null) {
            facts.add("name " + properties.name());
        }
        if (properties.location() != null) {
            facts.add("location " + properties.location());
        }
        if (!properties.parents().isEmpty()) {
            facts.add("parents " + String.join(", ", properties.parents()));
        }
        if (properties.timeOfRecording() != null) {
            facts.add("recorded " + properties.timeOfRecording());
        }
        properties.metadata().forEach((name, value) -> facts.add(name + "=" + value));
        return facts.isEmpty() ? "none" : String.join("; ", facts);
    }

    private static Instant instant(long ns) {
        return Instant.ofEpochSecond(Math.floorDiv(ns, 1_000_000_000L), Math.floorMod(ns, 1_000_000_000L));
    }
}
