package io.pitwall.cli.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.pitwall.data.Column;
import io.pitwall.data.NumberColumn;
import io.pitwall.data.ParameterData;
import io.pitwall.data.TextColumn;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The JSON that the Quix Streaming SDK writes for parameter data, to compare with: numbers, texts and tags.
 *
 * <pre>
 * {"C":"JT","K":"ParameterData","V":{"Timestamps":[..],"NumericValues":{"Speed":[120.0,null]},"StringValues":{..},
 *  "BinaryValues":{},"TagValues":{"Lap":["1",null]}},"S":34,"E":291}
 * </pre>
 */
final class SdkJson {

    private final JsonFactory json = new JsonFactory();

    byte[] encode(ParameterData data) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (JsonGenerator out = json.createGenerator(bytes)) {
            out.writeStartObject();
            out.writeStringField("C", "JT");
            out.writeStringField("K", "ParameterData");
            out.writeFieldName("V");
            out.flush();
            int start = bytes.size() + 1;
            writeBody(data, out);
            out.flush();
            int end = bytes.size();
            out.writeNumberField("S", start);
            out.writeNumberField("E", end);
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory cannot fail", e);
        }
        return bytes.toByteArray();
    }

    private static void writeBody(ParameterData data, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeFieldName("Timestamps");
        long[] times = data.timesNs();
        out.writeArray(times, 0, times.length);
        out.writeObjectFieldStart("NumericValues");
        for (Column column : data.parameters()) {
            if (column instanceof NumberColumn numbers) {
                writeNumbers(numbers, out);
            }
        }
        out.writeEndObject();
        out.writeObjectFieldStart("StringValues");
        for (Column column : data.parameters()) {
            if (column instanceof TextColumn texts) {
                writeTexts(texts, out);
            }
        }
        out.writeEndObject();
        out.writeObjectFieldStart("BinaryValues");
        out.writeEndObject();
        out.writeObjectFieldStart("TagValues");
        for (TextColumn tag : data.tags()) {
            writeTexts(tag, out);
        }
        out.writeEndObject();
        out.writeEndObject();
    }

    private static void writeNumbers(NumberColumn column, JsonGenerator out) throws IOException {
        out.writeArrayFieldStart(column.name());
        for (int row = 0; row < column.rowCount(); row++) {
            if (column.has(row)) {
                out.writeNumber(column.at(row));
            } else {
                out.writeNull();
            }
        }
        out.writeEndArray();
    }

    private static void writeTexts(TextColumn column, JsonGenerator out) throws IOException {
        out.writeArrayFieldStart(column.name());
        for (int row = 0; row < column.rowCount(); row++) {
            out.writeString(column.at(row));
        }
        out.writeEndArray();
    }

    /** Reads every number and gives their sum: the work of a decoder, without the columns. */
    double decode(byte[] value) {
        double sum = 0;
        try (JsonParser in = json.createParser(value)) {
            for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
                if (token == JsonToken.VALUE_NUMBER_FLOAT) {
                    sum += in.getDoubleValue();
                } else if (token == JsonToken.VALUE_NUMBER_INT) {
                    sum += in.getLongValue();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory cannot fail", e);
        }
        return sum;
    }
}
