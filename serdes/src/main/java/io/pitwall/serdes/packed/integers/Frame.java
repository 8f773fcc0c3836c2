package io.pitwall.serdes.packed.integers;

import io.pitwall.serdes.packed.bytes.ByteSink;
import io.pitwall.serdes.packed.bytes.ByteSource;

/**
 * What the integers of a mini-block are measured against, and in how many bits.
 *
 * <pre>
 * frame     := reference width
 * reference := zigzag varint
 * width     := byte               0 to 64; 128 more when patches follow
 * </pre>
 *
 * <p>The frame of the first mini-block stands in the heads, where it can stay the same from record to record; that of each
 * other one stands before its bits, with the reference less the one before. Immutable.
 */
public record Frame(long reference, int width, boolean isPatched) {

    static final int MAX_WIDTH = 64;
    private static final int PATCHED = 0x80;

    int size(long referenceBefore) {
        return 1 + ByteSink.zigzagSize(reference - referenceBefore);
    }

    void write(long referenceBefore, ByteSink out) {
        out.putZigzag(reference - referenceBefore);
        out.putByte(isPatched ? width | PATCHED : width);
    }

    /** Reads the difference from the reference before. */
    static long readReference(ByteSource in) {
        return in.takeZigzag("the reference of a mini-block");
    }

    /** Checks and reads the byte behind the reference; reading makes no frames, because there may be one a few values. */
    static int readWidth(ByteSource in) {
        int widthByte = in.takeByte("the width of a mini-block");
        if ((widthByte & ~PATCHED) > MAX_WIDTH || widthByte == (PATCHED | MAX_WIDTH)) {
            throw in.expected("a width of at most 64 bits before this byte, but it is " + widthByte);
        }
        return widthByte;
    }

    static int width(int widthByte) {
        return widthByte & ~PATCHED;
    }

    static boolean isPatched(int widthByte) {
        return (widthByte & PATCHED) != 0;
    }
}
