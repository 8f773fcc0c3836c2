package io.pitwall.serdes.quix;

import io.pitwall.serdes.UnreadableMessageException;
import java.util.Arrays;
import java.util.Objects;

/** Some of the bytes of a record value, from {@code from} (inclusive) to {@code to} (exclusive). */
final class Slice {

    private final byte[] bytes;
    private final int from;
    private final int to;

    Slice(byte[] bytes, int from, int to) {
        Objects.checkFromToIndex(from, to, bytes.length);
        this.bytes = bytes;
        this.from = from;
        this.to = to;
    }

    static Slice of(byte[] bytes) {
        return new Slice(bytes, 0, bytes.length);
    }

    byte[] bytes() {
        return bytes;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    int length() {
        return to - from;
    }

    byte[] copy() {
        return Arrays.copyOfRange(bytes, from, to);
    }

    /** What to throw when something else was expected at that index of the bytes. */
    static UnreadableMessageException unexpected(long at, String expectation) {
        return new UnreadableMessageException("format quix, byte " + at + ": expected " + expectation);
    }
}
