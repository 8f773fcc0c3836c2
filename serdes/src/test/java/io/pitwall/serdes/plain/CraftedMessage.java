package io.pitwall.serdes.plain;

import io.pitwall.data.StreamMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/** Bytes of a message written value by value, right or wrong. */
final class CraftedMessage {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final BinaryEncoder out = EncoderFactory.get().directBinaryEncoder(bytes, null);

    private CraftedMessage(long fingerprint) {
        bytes.writeBytes(ByteBuffer.allocate(10)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 0xC3)
                .put((byte) 1)
                .putLong(fingerprint)
                .array());
    }

    /** Marker and fingerprint of a kind of message. */
    static CraftedMessage of(Class<? extends StreamMessage> kind) {
        return withFingerprint(SchemaNormalization.parsingFingerprint64(AnyAvro.schema(kind.getSimpleName())));
    }

    static CraftedMessage withFingerprint(long fingerprint) {
        return new CraftedMessage(fingerprint);
    }

    /** Whole numbers: values, counts, lengths, branches of unions, positions of enums; Avro writes them all alike. */
    CraftedMessage numbers(long... values) {
        try {
            for (long value : values) {
                out.writeLong(value);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    CraftedMessage text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return numbers(utf8.length).raw(utf8);
    }

    CraftedMessage real(double value) {
        try {
            out.writeDouble(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    CraftedMessage raw(byte... raw) {
        bytes.writeBytes(raw);
        return this;
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }
}
