package io.pitwall.cli.tail;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.pitwall.data.BinaryColumn;
import io.pitwall.data.Column;
import io.pitwall.data.EventBatch;
import io.pitwall.data.EventData;
import io.pitwall.data.EventDefinitions;
import io.pitwall.data.NumberColumn;
import io.pitwall.data.ParameterData;
import io.pitwall.data.ParameterDefinitions;
import io.pitwall.data.StreamEnd;
import io.pitwall.data.StreamMessage;
import io.pitwall.data.StreamProperties;
import io.pitwall.data.TextColumn;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Prints JSON lines: an object for each row, event and other message, told apart by {@code kind}. Times are nanoseconds since
 * the Unix epoch; missing cells are left out; numbers that JSON does not have, NaN and the infinities, are texts; bytes are
 * texts of hexadecimal digits.
 */
public final class JsonPrinter implements MessagePrinter {

    private static final JsonFactory JSON = new JsonFactory();

    private final PrintWriter out;

    public JsonPrinter(PrintWriter out) {
        this.out = out;
    }

    /** Writes the members of one object. */
    private interface Members {
        void writeTo(JsonGenerator json) throws IOException;
    }

    @Override
    public void print(String streamId, String origin, StreamMessage message) {
        if (message instanceof ParameterData data) {
            for (int row = 0; row < data.rowCount(); row++) {
                int index = row;
                line(streamId, "row", json -> writeRow(json, data, index));
            }
        } else if (message instanceof EventBatch batch) {
            batch.events().forEach(event -> line(streamId, "event", json -> writeEvent(json, event)));
        } else if (message instanceof StreamProperties properties) {
            line(streamId, "properties", json -> writeProperties(json, properties));
        } else if (message instanceof ParameterDefinitions definitions) {
            line(
                    streamId,
                    "parameter definitions",
                    json -> json.writeNumberField(
                            "count", definitions.definitions().size()));
        } else if (message instanceof EventDefinitions definitions) {
            line(
                    streamId,
                    "event definitions",
                    json -> json.writeNumberField(
                            "count", definitions.definitions().size()));
        } else if (message instanceof StreamEnd end) {
            line(
                    streamId,
                    "end",
                    json -> json.writeStringField("type", end.type().name().toLowerCase(Locale.ROOT)));
        }
    }

    private void line(String streamId, String kind, Members members) {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(line)) {
            json.writeStartObject();
            json.writeStringField("stream", streamId);
            json.writeStringField("kind", kind);
            members.writeTo(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out.println(line);
    }

    private static void writeRow(JsonGenerator json, ParameterData data, int row) throws IOException {
        json.writeNumberField("time_ns", data.timeNs(row));
        json.writeObjectFieldStart("parameters");
        for (Column column : data.parameters()) {
            writeCell(json, column, row);
        }
        json.writeEndObject();
        json.writeObjectFieldStart("tags");
        for (TextColumn tag : data.tags()) {
            writeCell(json, tag, row);
        }
        json.writeEndObject();
    }

    private static void writeCell(JsonGenerator json, Column column, int row) throws IOException {
        if (column instanceof NumberColumn numbers) {
            if (numbers.has(row)) {
                json.writeNumberField(numbers.name(), numbers.at(row));
            }
        } else if (column instanceof TextColumn texts) {
            writeText(json, texts.name(), texts.at(row));
        } else {
            ByteBuffer bytes = ((BinaryColumn) column).at(row);
            writeText(json, column.name(), bytes == null ? null : CellTexts.hex(bytes));
        }
    }

    private static void writeEvent(JsonGenerator json, EventData event) throws IOException {
        json.writeNumberField("time_ns", event.timeNs());
        json.writeStringField("id", event.id());
        json.writeStringField("value", event.value());
        json.writeObjectFieldStart("tags");
        for (var tag : event.tags().entrySet()) {
            json.writeStringField(tag.getKey(), tag.getValue());
        }
        json.writeEndObject();
    }

    private static void writeProperties(JsonGenerator json, StreamProperties properties) throws IOException {
        writeText(json, "name", properties.name());
        writeText(json, "location", properties.location());
        if (properties.timeOfRecording() != null) {
            json.writeStringField(
                    "time_of_recording", properties.timeOfRecording().toString());
        }
        json.writeArrayFieldStart("parents");
        for (String parent : properties.parents()) {
            json.writeString(parent);
        }
        json.writeEndArray();
        json.writeObjectFieldStart("metadata");
        for (var fact : properties.metadata().entrySet()) {
            json.writeStringField(fact.getKey(), fact.getValue());
        }
        json.writeEndObject();
    }

    private static void writeText(JsonGenerator json, String name, @Nullable String text) throws IOException {
        if (text != null) {
            json.writeStringField(name, text);
        }
    }

    @Override
    public boolean flush() {
        return !out.checkError();
    }
}
