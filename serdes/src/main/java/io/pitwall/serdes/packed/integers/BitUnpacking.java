package io.pitwall.serdes.packed.integers;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Reads what {@link BitPacking} writes.
 *
 * <p>Eight integers of any width end at a byte. So groups of eight are taken from as few words as hold them, with shifts that
 * are the same for each group, instead of a word for each integer.
 */
final class BitUnpacking {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** Eight of them fit a word. */
    private static final int EIGHT_A_WORD = 8;

    /** Four of them fit a word, also where the first begins within a byte. */
    private static final int FOUR_A_WORD = 16;

    /** The same for two. */
    private static final int TWO_A_WORD = 30;

    /** One fits a word, wherever in a byte it begins. */
    private static final int ONE_A_WORD = 57;

    private BitUnpacking() {}

    /** Reads integers from {@code start}, where all their bytes are known to be, and adds the reference to each. */
    static void unpack(byte[] bytes, int start, int count, int width, long reference, long[] out, int to) {
        if (width == 0) {
            Arrays.fill(out, to, to + count, reference);
            return;
        }
        // Whole words are read, also behind the integers, so the end of the array may be near for the last ones.
        int room = bytes.length - 16 - start;
        int safe = room < 0 ? 0 : (int) Math.min(count, 8L * room / width);
        int done = safe & ~7;
        if (width <= EIGHT_A_WORD) {
            takeEights(bytes, start, done >>> 3, width, reference, out, to);
        } else if (width <= FOUR_A_WORD) {
            takeFours(bytes, start, done >>> 3, width, reference, out, to);
        } else if (width <= TWO_A_WORD) {
            takeTwos(bytes, start, done >>> 3, width, reference, out, to);
        } else if (width <= ONE_A_WORD) {
            takeOnes(bytes, start, done, width, reference, out, to);
        } else {
            takeWide(bytes, start, done, width, reference, out, to);
        }
        for (int i = done; i < count; i++) {
            out[to + i] = reference + one(bytes, start, i * width, width);
        }
    }

    private static void takeEights(byte[] bytes, int start, int groups, int width, long reference, long[] out, int to) {
        long mask = BitPacking.mask(width);
        int at = to;
        int from = start;
        for (int group = 0; group < groups; group++, at += 8, from += width) {
            long low = (long) LONGS.get(bytes, from);
            long high = low >>> (4 * width);
            putFours(low, high, width, mask, reference, out, at);
        }
    }

    private static void takeFours(byte[] bytes, int start, int groups, int width, long reference, long[] out, int to) {
        long mask = BitPacking.mask(width);
        int highByte = (4 * width) >>> 3;
        int highShift = (4 * width) & 7;
        int at = to;
        int from = start;
        for (int group = 0; group < groups; group++, at += 8, from += width) {
            long low = (long) LONGS.get(bytes, from);
            long high = (long) LONGS.get(bytes, from + highByte) >>> highShift;
            putFours(low, high, width, mask, reference, out, at);
        }
    }

    /** Shifts both words in steps of the width, because a processor is slow to change the count of a shift. */
    private static void putFours(long low, long high, int width, long mask, long reference, long[] out, int at) {
        long a = low;
        long b = high;
        out[at] = (a & mask) + reference;
        out[at + 4] = (b & mask) + reference;
        a >>>= width;
        b >>>= width;
        out[at + 1] = (a & mask) + reference;
        out[at + 5] = (b & mask) + reference;
        a >>>= width;
        b >>>= width;
        out[at + 2] = (a & mask) + reference;
        out[at + 6] = (b & mask) + reference;
        a >>>= width;
        b >>>= width;
        out[at + 3] = (a & mask) + reference;
        out[at + 7] = (b & mask) + reference;
    }

    private static void takeTwos(byte[] bytes, int start, int groups, int width, long reference, long[] out, int to) {
        long mask = BitPacking.mask(width);
        int secondByte = (2 * width) >>> 3;
        int secondShift = (2 * width) & 7;
        int thirdByte = (4 * width) >>> 3;
        int thirdShift = (4 * width) & 7;
        int fourthByte = (6 * width) >>> 3;
        int fourthShift = (6 * width) & 7;
        int at = to;
        int from = start;
        for (int group = 0; group < groups; group++, at += 8, from += width) {
            long first = (long) LONGS.get(bytes, from);
            long second = (long) LONGS.get(bytes, from + secondByte) >>> secondShift;
            long third = (long) LONGS.get(bytes, from + thirdByte) >>> thirdShift;
            long fourth = (long) LONGS.get(bytes, from + fourthByte) >>> fourthShift;
            out[at] = (first & mask) + reference;
            out[at + 1] = ((first >>> width) & mask) + reference;
            out[at + 2] = (second & mask) + reference;
            out[at + 3] = ((second >>> width) & mask) + reference;
            out[at + 4] = (third & mask) + reference;
            out[at + 5] = ((third >>> width) & mask) + reference;
            out[at + 6] = (fourth & mask) + reference;
            out[at + 7] = ((fourth >>> width) & mask) + reference;
        }
    }

    private static void takeOnes(byte[] bytes, int start, int end, int width, long reference, long[] out, int to) {
        long mask = BitPacking.mask(width);
        int bit = 0;
        for (int i = 0; i < end; i++, bit += width) {
            out[to + i] = (((long) LONGS.get(bytes, start + (bit >>> 3)) >>> (bit & 7)) & mask) + reference;
        }
    }

    private static void takeWide(byte[] bytes, int start, int end, int width, long reference, long[] out, int to) {
        long mask = BitPacking.mask(width);
        int bit = 0;
        for (int i = 0; i < end; i++, bit += width) {
            int at = start + (bit >>> 3);
            int shift = bit & 7;
            // Twice, because a shift by 64 would be none.
            long above = (bytes[at + 8] & 0xFFL) << (63 - shift) << 1;
            out[to + i] = (((long) LONGS.get(bytes, at) >>> shift | above) & mask) + reference;
        }
    }

    /** Reads the integer that begins at a bit behind {@code start}; all its bytes are known to be there. */
    static long one(byte[] bytes, int start, int bit, int width) {
        int from = start + (bit >>> 3);
        int shift = bit & 7;
        return shift + width <= 64 && from <= bytes.length - 8
                ? (long) LONGS.get(bytes, from) >>> shift & BitPacking.mask(width)
                : oneByBytes(bytes, from, shift, width);
    }

    private static long oneByBytes(byte[] bytes, int from, int shift, int width) {
        if (width == 0) {
            return 0;
        }
        long value = (bytes[from] & 0xFFL) >>> shift;
        for (int have = 8 - shift, i = 1; have < width; have += 8, i++) {
            value |= (bytes[from + i] & 0xFFL) << have;
        }
        return value & BitPacking.mask(width);
    }
}
