package io.pitwall.cli.tail;

import io.pitwall.data.EventBatch;
import io.pitwall.data.EventData;
import io.pitwall.data.EventDefinitions;
import io.pitwall.data.ParameterData;
import io.pitwall.data.ParameterDefinitions;
import io.pitwall.data.StreamEnd;
import io.pitwall.data.StreamMessage;
import io.pitwall.data.StreamProperties;
import io.pitwall.data.TextTable;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Prints every message for people: data as a table under a line with stream and record, the rest as one line each. */
public final class TablePrinter implements MessagePrinter {

    private final PrintWriter out;

    public TablePrinter(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void print(String streamId, String origin, StreamMessage message) {
        String title = streamId + " (" + origin + ")";
        if (message instanceof ParameterData data) {
            out.println(title);
            out.println(TextTable.print(data));
        } else {
            describe(message).forEach(line -> out.println(title + " " + line));
        }
    }

    /** A message that is not parameter data, in a line or a line for each event. */
    static List<String> describe(StreamMessage message) {
        if (message instanceof EventBatch batch) {
            return batch.events().stream().map(TablePrinter::describe).toList();
        } else if (message instanceof StreamProperties properties) {
            return List.of("properties: " + describe(properties));
        } else if (message instanceof ParameterDefinitions definitions) {
            return List.of("definitions of " + definitions.definitions().size() + " parameters");
        } else if (message instanceof EventDefinitions definitions) {
            return List.of("definitions of " + definitions.definitions().size() + " events");
        } else if (message instanceof StreamEnd end) {
            return List.of("ended (" + end.type().name().toLowerCase(Locale.ROOT) + ")");
        }
        return List.of(message.toString());
    }

    private static String describe(EventData event) {
        return (event.id().isEmpty() ? "event without an id" : "event " + event.id()) + " at " + instant(event.timeNs())
                + ": " + event.value() + (event.tags().isEmpty() ? "" : " " + event.tags());
    }

    private static String describe(StreamProperties properties) {
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

    @Override
    public boolean flush() {
        return !out.checkError();
    }
}
