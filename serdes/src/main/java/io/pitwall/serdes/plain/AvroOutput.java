package io.pitwall.serdes.plain;

import java.io.IOException;
import java.util.Map;
import org.apache.avro.io.BinaryEncoder;
import org.jspecify.annotations.Nullable;

/** Composite Avro values that the encoder has no call for. */
final class AvroOutput {

    private AvroOutput() {}

    /** Starts an array of one block; an empty array is its end mark alone. */
    static void startArray(BinaryEncoder out, int count) throws IOException {
        out.writeArrayStart();
        if (count > 0) {
            out.setItemCount(count);
        }
    }

    static void writeOptional(BinaryEncoder out, @Nullable String value) throws IOException {
        out.writeIndex(value == null ? 0 : 1);
        if (value != null) {
            out.writeString(value);
        }
    }

    static void writeOptional(BinaryEncoder out, @Nullable Double value) throws IOException {
        out.writeIndex(value == null ? 0 : 1);
        if (value != null) {
            out.writeDouble(value);
        }
    }

    static void writeStringMap(BinaryEncoder out, Map<String, String> map) throws IOException {
        out.writeMapStart();
        if (!map.isEmpty()) {
            out.setItemCount(map.size());
        }
        for (Map.Entry<String, String> entry : map.entrySet()) {
            out.writeString(entry.getKey());
            out.writeString(entry.getValue());
        }
        out.writeMapEnd();
    }
}
