package io.pitwall.serdes.packed.integers;

import io.pitwall.serdes.packed.bytes.ByteSink;
import io.pitwall.serdes.packed.bytes.ByteSource;

/**
 * What the integers of a mini-block are measured against, and how wide they are.
 *
 * <pre>
 * frame     := reference width
 * reference := zigzag varint
 * width     := byte               0 to 64: bits of each; 65 to 121: 65 more than the bits of each below its unary part
 *                                 (RicePacking); 128 more when patches follow
 * </pre>
 *
 * <p>The frame of the first mini-block stands in the heads, where it can stay the same from record to record; that of each
 * other one stands before its bits, with the reference less the one before. Immutable.
 */
public record Frame(long reference, int width, boolean isPatched) {

    static final int MAX_WIDTH = 64;

    /** With it, and a width below, the bits of wider integers are patched. */
    static final int MAX_RICE_WIDTH = 56;

    private static final int RICE = MAX_WIDTH + 1;
    private static final int PATCHED = 0x80;

    static Frame ofRice(long reference, int width, boolean isPatched) {
        return new Frame(reference, RICE + width, isPatched);
    }

    boolean isRice() {
        return isRice(width);
    }

    /** The bits that are there of each integer, patches aside. */
    int bits() {
        return bits(width);
    }

    /** The bits that nearly all integers have. */
    int narrowestBits() {
        return Math.min(MAX_WIDTH - 2, isRice() ? riceWidth() + 1 : width);
    }

    /** Of an integer with a unary part, the bits below it. */
    int riceWidth() {
        return riceWidth(width);
    }

    /** As {@link #equals}, which the JVM puts together of a dozen methods for each place that calls it. */
    boolean isSame(Frame other) {
        return reference == other.reference && width == other.width && isPatched == other.isPatched;
    }

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
        if ((widthByte & ~PATCHED) > RICE + MAX_RICE_WIDTH || widthByte == (PATCHED | MAX_WIDTH)) {
            throw in.expected("a width of mini-blocks before this byte, but it is " + widthByte);
        }
        return widthByte;
    }

    static int width(int widthByte) {
        return widthByte & ~PATCHED;
    }

    static boolean isRice(int width) {
        return width >= RICE;
    }

    static int riceWidth(int width) {
        return width - RICE;
    }

    static int bits(int width) {
        return isRice(width) ? riceWidth(width) + RicePacking.HIGH_BITS : width;
    }

    static boolean isPatched(int widthByte) {
        return (widthByte & PATCHED) != 0;
    }
}
