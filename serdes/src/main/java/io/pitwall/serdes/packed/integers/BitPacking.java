package io.pitwall.serdes.packed.integers;

import io.pitwall.serdes.packed.bytes.ByteSink;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Unsigned integers of one width, 0 to 64 bits, lowest bit first without gaps; the last byte is filled up with zeros.
 *
 * <pre>
 * packed := bit*{count * width} 0*{0..7}
 * </pre>
 */
final class BitPacking {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

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

    /** Reads {@code count} values from {@code start}, where all their bytes are known to be. */
    static void unpack(byte[] bytes, int start, int count, int width, long[] out, int to) {
        if (width == 0) {
            Arrays.fill(out, to, to + count, 0);
            return;
        }
        // Whole words are read, 9 bytes at most, so the end of the array may be near for the last values.
        long safeBits = 8L * (bytes.length - 16 - start);
        int fast = safeBits < 0 ? 0 : (int) Math.min(count, safeBits / width);
        int done = 0;
        if (width <= 8) {
            done = fast & ~7;
            unpackNarrow(bytes, start, done >> 3, width, out, to);
        }
        if (width <= 56) {
            unpackMiddle(bytes, start, done, fast, width, out, to);
        } else {
            unpackWide(bytes, start, fast, width, out, to);
        }
        for (int i = fast; i < count; i++) {
            out[to + i] = one(bytes, start, (long) i * width, width);
        }
    }

    private static void unpackNarrow(byte[] bytes, int start, int groups, int width, long[] out, int to) {
        long mask = mask(width);
        int at = to;
        int from = start;
        int w2 = 2 * width;
        int w4 = 4 * width;
        for (int group = 0; group < groups; group++, at += 8, from += width) {
            long word = (long) LONGS.get(bytes, from);
            long high = word >>> w4;
            out[at] = word & mask;
            out[at + 1] = (word >>> width) & mask;
            out[at + 2] = (word >>> w2) & mask;
            out[at + 3] = (word >>> (w2 + width)) & mask;
            out[at + 4] = high & mask;
            out[at + 5] = (high >>> width) & mask;
            out[at + 6] = (high >>> w2) & mask;
            out[at + 7] = (high >>> (w2 + width)) & mask;
        }
    }

    private static void unpackMiddle(byte[] bytes, int start, int from, int end, int width, long[] out, int to) {
        long mask = mask(width);
        int bit = from * width;
        for (int i = from; i < end; i++, bit += width) {
            out[to + i] = ((long) LONGS.get(bytes, start + (bit >>> 3)) >>> (bit & 7)) & mask;
        }
    }

    private static void unpackWide(byte[] bytes, int start, int end, int width, long[] out, int to) {
        long mask = mask(width);
        int bit = 0;
        for (int i = 0; i < end; i++, bit += width) {
            int at = start + (bit >>> 3);
            int shift = bit & 7;
            // Twice, because a shift by 64 would be none.
            long above = (bytes[at + 8] & 0xFFL) << (63 - shift) << 1;
            out[to + i] = ((long) LONGS.get(bytes, at) >>> shift | above) & mask;
        }
    }

    private static long one(byte[] bytes, int start, long bit, int width) {
        int from = start + (int) (bit >>> 3);
        int shift = (int) (bit & 7);
        long value = (bytes[from] & 0xFFL) >>> shift;
        for (int have = 8 - shift, i = 1; have < width; have += 8, i++) {
            value |= (bytes[from + i] & 0xFFL) << have;
        }
        return value & mask(width);
    }
}
