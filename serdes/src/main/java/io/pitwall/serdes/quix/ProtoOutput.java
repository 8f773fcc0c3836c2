package io.pitwall.serdes.quix;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Writes what {@link ProtoInput} reads. */
final class ProtoOutput {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);

    void varintField(int number, long value) {
        key(number, ProtoInput.VARINT);
        varint(value);
    }

    void textField(int number, String text) {
        try {
            ByteBuffer utf8 = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] copy = new byte[utf8.remaining()];
            utf8.get(copy);
            bytesField(number, copy);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(
                    "the text '" + text + "' holds half of a surrogate pair, so UTF-8 cannot write it", e);
        }
    }

    void bytesField(int number, byte[] value) {
        key(number, ProtoInput.LENGTH_DELIMITED);
        varint(value.length);
        bytes.writeBytes(value);
    }

    void nestedField(int number, ProtoOutput message) {
        bytesField(number, message.toBytes());
    }

    private void key(int number, int wireType) {
        varint((long) number << 3 | wireType);
    }

    void varint(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes.write((int) (rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        bytes.write((int) rest);
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }
}
