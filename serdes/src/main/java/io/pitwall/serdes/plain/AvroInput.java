package io.pitwall.serdes.plain;

import io.pitwall.serdes.UnreadableMessageException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.jspecify.annotations.Nullable;

/** The values of an Avro body in order, with the checks that keep hostile lengths from allocating. */
final class AvroInput {

    private final BinaryDecoder decoder;
    private final int end;

    AvroInput(byte[] bytes, int offset) {
        this.decoder = DecoderFactory.get().binaryDecoder(bytes, offset, bytes.length - offset, null);
        this.end = bytes.length;
    }

    /** Where the next byte stands within the record value. */
    int offset() throws IOException {
        return end - decoder.inputStream().available();
    }

    boolean isAtEnd() throws IOException {
        return decoder.isEnd();
    }

    long readLong() throws IOException {
        return decoder.readLong();
    }

    double readDouble() throws IOException {
        return decoder.readDouble();
    }

    String readString() throws IOException {
        return decoder.readString();
    }

    byte[] readBytes() throws IOException {
        var buffer = decoder.readBytes(null);
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    /** True when a union of null and a type holds the type. */
    boolean readPresent() throws IOException {
        int branch = decoder.readIndex();
        if (branch != 0 && branch != 1) {
            throw unexpected("0 (null) or 1 (a value) of a union, but it is " + branch);
        }
        return branch == 1;
    }

    @Nullable
    String readOptionalString() throws IOException {
        return readPresent() ? decoder.readString() : null;
    }

    @Nullable
    Double readOptionalDouble() throws IOException {
        return readPresent() ? decoder.readDouble() : null;
    }

    <E extends Enum<E>> E readEnum(E[] constants) throws IOException {
        int ordinal = decoder.readEnum();
        if (ordinal < 0 || ordinal >= constants.length) {
            throw unexpected("a number below " + constants.length + " for "
                    + constants[0].getDeclaringClass().getSimpleName() + ", but it is " + ordinal);
        }
        return constants[ordinal];
    }

    /** The number of items in the first block of an array; 0 for an empty array. */
    long readArrayStart() throws IOException {
        return checkedCount(decoder.readArrayStart());
    }

    /** The number of items in the next block of an array; 0 at its end. */
    long readArrayNext() throws IOException {
        return checkedCount(decoder.arrayNext());
    }

    List<String> readStrings() throws IOException {
        List<String> strings = new ArrayList<>();
        for (long count = readArrayStart(); count != 0; count = readArrayNext()) {
            for (long i = 0; i < count; i++) {
                strings.add(readString());
            }
        }
        return strings;
    }

    Map<String, String> readStringMap() throws IOException {
        Map<String, String> map = new LinkedHashMap<>();
        for (long count = checkedCount(decoder.readMapStart()); count != 0; count = checkedCount(decoder.mapNext())) {
            for (long i = 0; i < count; i++) {
                map.put(readString(), readString());
            }
        }
        return map;
    }

    /** Every item takes at least a byte: a count beyond the bytes that are left cannot be true. */
    private long checkedCount(long count) throws IOException {
        int left = end - offset();
        if (count < 0 || count > left) {
            throw unexpected("at most " + left + " items, as many as bytes are left, but the count is " + count);
        }
        return count;
    }

    UnreadableMessageException unexpected(String expectation) throws IOException {
        return new UnreadableMessageException("format plain, before byte " + offset() + ": expected " + expectation);
    }
}
