package io.pitwall.serdes.quix;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes JSON as the SDK does: no white space, members that are null are left out. */
final class JsonOutput implements AutoCloseable {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    private final JsonGenerator generator;

    JsonOutput(JsonFactory factory) throws IOException {
        this.generator = factory.createGenerator(bytes);
    }

    void startObject() throws IOException {
        generator.writeStartObject();
    }

    void endObject() throws IOException {
        generator.writeEndObject();
    }

    void startArray() throws IOException {
        generator.writeStartArray();
    }

    void endArray() throws IOException {
        generator.writeEndArray();
    }

    /**
     * The name of a member.
     *
     * @throws IllegalArgumentException if it holds half of a surrogate pair: it would be escaped, which readers refuse
     */
    void name(String name) throws IOException {
        for (int i = 0; i < name.length(); i++) {
            if (Character.isSurrogate(name.charAt(i)) && !Character.isSupplementaryCodePoint(name.codePointAt(i++))) {
                throw new IllegalArgumentException(
                        "the name '" + name + "' holds half of a surrogate pair, which cannot be read again");
            }
        }
        generator.writeFieldName(name);
    }

    void nothing() throws IOException {
        generator.writeNull();
    }

    void wholeNumber(long value) throws IOException {
        generator.writeNumber(value);
    }

    void number(double value) throws IOException {
        if (Double.isNaN(value)) {
            generator.writeString("NaN");
        } else if (Double.isInfinite(value)) {
            generator.writeString(value > 0 ? "Infinity" : "-Infinity");
        } else {
            generator.writeNumber(DotNetNumber.format(value));
        }
    }

    void text(String value) throws IOException {
        generator.writeString(value);
    }

    void textOrNull(@Nullable String value) throws IOException {
        if (value == null) {
            nothing();
        } else {
            text(value);
        }
    }

    void base64(byte[] value) throws IOException {
        generator.writeBinary(value);
    }

    /** A member, unless it is null. */
    void member(String name, @Nullable String value) throws IOException {
        if (value != null) {
            name(name);
            text(value);
        }
    }

    /** A member, unless it is null; zero is a value. */
    void member(String name, @Nullable Double value) throws IOException {
        if (value != null) {
            name(name);
            number(value);
        }
    }

    void member(String name, Map<String, String> values) throws IOException {
        name(name);
        startObject();
        for (Map.Entry<String, String> entry : values.entrySet()) {
            name(entry.getKey());
            text(entry.getValue());
        }
        endObject();
    }

    byte[] toBytes() throws IOException {
        generator.flush();
        return bytes.toByteArray();
    }

    @Override
    public void close() throws IOException {
        generator.close();
    }
}
