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
        } else if (message instanceof EventBatch batch) {
            for (EventData event : batch.events()) {
                out.println(title + " event " + event.id() + " at " + instant(event.timeNs()) + ": " + event.value()
                        + (event.tags().isEmpty() ? "" : " " + event.tags()));
            }
        } else {
            out.println(title + " " + describe(message));
        }
    }

    /** A message that is not data, in a few words. */
    static String describe(StreamMessage message) {
        if (message instanceof StreamProperties properties) {
            return "properties: " + describe(properties);
        } else if (message instanceof ParameterDefinitions definitions) {
            return "definitions of " + definitions.definitions().size() + " parameters";
        } else if (message instanceof EventDefinitions definitions) {
            return "definitions of " + definitions.definitions().size() + " events";
        } else if (message instanceof StreamEnd end) {
            return "ended (" + end.type().name().toLowerCase(Locale.ROOT) + ")";
        }
        return message.toString();
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
    public void flush() {
        out.flush();
    }
}
