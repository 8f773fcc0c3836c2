package io.pitwall.serdes.quix;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * The fields of a protobuf message in order.
 *
 * <pre>
 * message := field*
 * field   := varint(number &lt;&lt; 3 | wire type) (varint | 8 bytes | varint(length) bytes | 4 bytes)
 * </pre>
 */
final class ProtoInput {

    static final int VARINT = 0;
    static final int FIXED_64 = 1;
    static final int LENGTH_DELIMITED = 2;
    private static final int FIXED_32 = 5;

    private final byte[] bytes;
    private final int end;
    private int at;
    private int wireType;

    ProtoInput(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.at = from;
        this.end = to;
    }

    boolean hasMore() {
        return at < end;
    }

    /** The number of the next field. */
    int nextField() {
        int start = at;
        long key = readVarint();
        wireType = (int) (key & 7);
        if (key >>> 3 == 0 || key >>> 3 > 0x1FFF_FFFF) {
            throw Slice.unexpected(start, "the key of a protobuf field, but it is " + key);
        }
        return (int) (key >>> 3);
    }

    int wireType() {
        return wireType;
    }

    void expect(int type, String what) {
        if (wireType != type) {
            throw Slice.unexpected(at, what + " of wire type " + type + ", but it is of type " + wireType);
        }
    }

    long readVarint() {
        int start = at;
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            if (at == end) {
                throw Slice.unexpected(at, "more of a varint, but the bytes end");
            }
            byte b = bytes[at++];
            value |= (long) (b & 0x7F) << shift;
            if (b >= 0) {
                return value;
            }
        }
        throw Slice.unexpected(start, "a varint of at most 10 bytes");
    }

    double readDouble() {
        checkLeft(8, "a double");
        double value =
                ByteBuffer.wrap(bytes, at, 8).order(ByteOrder.LITTLE_ENDIAN).getDouble();
        at += 8;
        return value;
    }

    /** Four bytes, little endian. */
    int readInt() {
        checkLeft(4, "a number");
        int value = ByteBuffer.wrap(bytes, at, 4).order(ByteOrder.LITTLE_ENDIAN).getInt();
        at += 4;
        return value;
    }

    int left() {
        return end - at;
    }

    /** The fields of a message within this one, or the values of a packed field. */
    ProtoInput readNested() {
        int length = readLength();
        ProtoInput nested = new ProtoInput(bytes, at, at + length);
        at += length;
        return nested;
    }

    String readText() {
        int length = readLength();
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, at, length))
                    .toString();
            at += length;
            return text;
        } catch (CharacterCodingException e) {
            throw Slice.unexpected(at, "a text in UTF-8 of " + length + " bytes, but they are not");
        }
    }

    byte[] readBytes() {
        byte[] value = new byte[readLength()];
        System.arraycopy(bytes, at, value, 0, value.length);
        at += value.length;
        return value;
    }

    /** A length that can be allocated, because that many bytes are there. */
    private int readLength() {
        int start = at;
        long length = readVarint();
        if (length < 0 || length > end - at) {
            throw Slice.unexpected(start, "a length of at most " + (end - at) + ", but it is " + length);
        }
        return (int) length;
    }

    /** Leaves the value of a field out that this reader does not know. */
    void skip() {
        switch (wireType) {
            case VARINT -> readVarint();
            case FIXED_64 -> skip(8);
            case LENGTH_DELIMITED -> skip(readLength());
            case FIXED_32 -> skip(4);
            default -> throw Slice.unexpected(at, "a wire type of proto3, but it is " + wireType);
        }
    }

    private void skip(int length) {
        checkLeft(length, "a field");
        at += length;
    }

    private void checkLeft(int length, String what) {
        if (length > end - at) {
            throw Slice.unexpected(at, what + " of " + length + " bytes, but " + (end - at) + " are left");
        }
    }

    int offset() {
        return at;
    }
}
