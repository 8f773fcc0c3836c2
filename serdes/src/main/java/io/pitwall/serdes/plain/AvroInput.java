package io.pitwall.serdes.plain;

import io.pitwall.serdes.UnreadableMessageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.jspecify.annotations.Nullable;

/** The values of an Avro body in order, with the checks that keep hostile lengths from allocating. */
final class AvroInput {

    private static final char REPLACEMENT = '\uFFFD';

    private final BinaryDecoder decoder;
    private final int end;
    private byte[] scratch = new byte[32];

    AvroInput(byte[] bytes, int offset) {
        this.decoder = DecoderFactory.get().binaryDecoder(bytes, offset, bytes.length - offset, null);
        this.end = bytes.length;
    }

    /** Where the next byte stands within the record value; its end after a read that found too few bytes. */
    int offset() throws IOException {
        // The decoder steps over the end before it notices it.
        return end - left();
    }

    private int left() throws IOException {
        return Math.max(0, decoder.inputStream().available());
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
        int length = readLength("string");
        if (length == 0) {
            return "";
        }
        if (length > scratch.length) {
            scratch = new byte[length];
        }
        decoder.readFixed(scratch, 0, length);
        String text = new String(scratch, 0, length, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) >= 0) {
            checkUtf8(length);
        }
        return text;
    }

    /** A replacement character was sent as such, or it stands for bytes that are not UTF-8: two names could become one. */
    private void checkUtf8(int length) throws IOException {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(scratch, 0, length));
        } catch (CharacterCodingException e) {
            throw unexpected("a string in UTF-8, but its " + length + " bytes are not");
        }
    }

    byte[] readBytes() throws IOException {
        byte[] bytes = new byte[readLength("bytes value")];
        decoder.readFixed(bytes);
        return bytes;
    }

    /** A length that can be allocated, because that many bytes are there. */
    private int readLength(String what) throws IOException {
        long length = decoder.readLong();
        int left = left();
        if (length < 0 || length > left) {
            throw unexpected(
                    "a " + what + " of at most " + left + " bytes, as many as are left, but its length is " + length);
        }
        return (int) length;
    }

    /** True when a union of null and a type holds the type. */
    boolean readPresent() throws IOException {
        // Read as a long: the decoder cuts what is beyond 32 bits off an int.
        long branch = decoder.readLong();
        if (branch != 0 && branch != 1) {
            throw unexpected("0 (null) or 1 (a value) of a union, but it is " + branch);
        }
        return branch == 1;
    }

    @Nullable
    String readOptionalString() throws IOException {
        return readPresent() ? readString() : null;
    }

    @Nullable
    Double readOptionalDouble() throws IOException {
        return readPresent() ? decoder.readDouble() : null;
    }

    /** The position of an enum's symbol in the schema, below the number of symbols. */
    int readEnum(String name, int symbolCount) throws IOException {
        long position = decoder.readLong();
        if (position < 0 || position >= symbolCount) {
            throw unexpected("a number below " + symbolCount + " for " + name + ", but it is " + position);
        }
        return (int) position;
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
        int left = left();
        if (count < 0 || count > left) {
            throw unexpected("at most " + left + " items, as many as bytes are left, but the count is " + count);
        }
        return count;
    }

    UnreadableMessageException unexpected(String expectation) throws IOException {
        return new UnreadableMessageException("format plain, before byte " + offset() + ": expected " + expectation);
    }
}
