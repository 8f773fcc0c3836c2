package io.pitwall.serdes.packed.integers;

import io.pitwall.serdes.packed.bytes.ByteSink;

/**
 * Unsigned integers of one width, 0 to 64 bits, lowest bit first without gaps; the last byte is filled up with zeros.
 *
 * <pre>
 * packed := bit*{count * width} 0*{0..7}
 * </pre>
 *
 * <p>This is the writer; {@link BitUnpacking} is the reader.
 */
final class BitPacking {

    private BitPacking() {}

    static int size(int count, int width) {
        return (int) (((long) count * width + 7) >>> 3);
    }

    static long mask(int width) {
        return width == 64 ? -1L : (1L << width) - 1;
    }

    /** Writes the lowest bits of {@code count} values. */
    static void pack(long[] values, int from, int count, int width, ByteSink out) {
        if (width == 0) {
            return;
        }
        long mask = mask(width);
        long word = 0;
        int filled = 0;
        for (int i = from; i < from + count; i++) {
            long value = values[i] & mask;
            word |= value << filled;
            filled += width;
            if (filled >= 64) {
                out.putLong(word);
                filled -= 64;
                word = filled == 0 ? 0 : value >>> (width - filled);
            }
        }
        out.putLowBytes(word, (filled + 7) >>> 3);
    }
}
