package io.pitwall.serdes.packed.integers;

import io.pitwall.serdes.packed.bytes.ByteSource;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Reads what {@link RicePacking} writes. */
final class RiceUnpacking {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long EACH_BYTE = 0x0101_0101_0101_0101L;
    private static final long HIGHEST_BITS = 0x8080_8080_8080_8080L;

    /** Unary parts that are taken from one word, most often, and where they are long. */
    private static final int MANY = 16;

    private static final int FEW = 6;

    private RiceUnpacking() {}

    /** Checks that all of the integers are there and steps over them. */
    static void skip(ByteSource in, int count, int width) {
        int limit = in.position() + in.remaining();
        long firstBit = 8L * in.position() + (long) count * width;
        int at = (int) Math.min(limit, firstBit >>> 3);
        int shift = (int) firstBit & 7;
        long word = word(in.bytes(), at, limit) >>> shift << shift;
        int left = count;
        for (int ones = Long.bitCount(word); ones < left; ones = Long.bitCount(word)) {
            left -= ones;
            at += Long.BYTES;
            if (at >= limit) {
                throw in.expected("the ends of " + count + " integers, but " + left + " are missing");
            }
            word = word(in.bytes(), at, limit);
        }
        int unused = in.skip(at + bytesWith(word, left) - in.position(), "packed integers");
    }

    /**
     * How many bytes of a word hold so many of its ones, without a loop over these: the sums of ones up to each byte are
     * compared with that number all at once. Source: Vigna, "Broadword Implementation of Rank/Select Queries", 2008.
     */
    private static int bytesWith(long word, int ones) {
        long pairs = word - ((word >>> 1) & 0x5555_5555_5555_5555L);
        long fours = (pairs & 0x3333_3333_3333_3333L) + ((pairs >>> 2) & 0x3333_3333_3333_3333L);
        long sums = ((fours + (fours >>> 4)) & 0x0F0F_0F0F_0F0F_0F0FL) * EACH_BYTE;
        long enough = ((sums | HIGHEST_BITS) - ones * EACH_BYTE) & HIGHEST_BITS;
        return Long.BYTES + 1 - Long.bitCount(enough);
    }

    /**
     * Reads integers from {@code start}, where all of them are known to be.
     *
     * @return where they end
     */
    static int unpack(byte[] bytes, int start, int count, int width, long[] out, int to) {
        BitUnpacking.unpack(bytes, start, count, width, 0, out, to);
        int bit = count * width;
        return addUnary(bytes, start + (bit >>> 3), bit & 7, 1L << width, out, to, to + count);
    }

    /**
     * Adds unary parts to integers from {@code to} on. They are taken in groups of the same size, each from a word of its own: how
     * many a word holds is hard to predict, and a wrong guess takes a processor as long as several of them.
     *
     * @param firstBit the bit of the byte at {@code start} where they begin
     * @return the byte where they end
     */
    private static int addUnary(byte[] bytes, int start, int firstBit, long unit, long[] out, int to, int end) {
        int at = start;
        int bit = firstBit;
        int next = to;
        while (next <= end - MANY) {
            long word = word(bytes, at, bytes.length) >>> bit;
            int ones = Long.bitCount(word);
            if (ones >= MANY) {
                bit += addGroup(word, MANY, unit, out, next);
                next += MANY;
            } else if (ones >= FEW) {
                bit += addGroup(word, FEW, unit, out, next);
                next += FEW;
            } else {
                break;
            }
            at += bit >>> 3;
            bit &= 7;
        }
        return addRest(bytes, at, bit, unit, out, next, end);
    }

    /** Adds the first unary parts of a word that has as many, and says how many bits they are. */
    private static int addGroup(long word, int count, long unit, long[] out, int to) {
        long left = word;
        int begin = 0;
        for (int i = to; i < to + count; i++) {
            int one = Long.numberOfTrailingZeros(left);
            left &= left - 1;
            // A product, because a processor is slow to shift by a count that is not known.
            out[i] += (one - begin) * unit;
            begin = one + 1;
        }
        return begin;
    }

    /** Adds unary parts of any length, one after the other. */
    private static int addRest(byte[] bytes, int start, int firstBit, long unit, long[] out, int to, int end) {
        int at = start;
        // Where the next one begins, in bits from the lowest one of the word.
        int begin = firstBit;
        long word = word(bytes, at, bytes.length) >>> begin << begin;
        for (int i = to; i < end; i++) {
            while (word == 0) {
                at += Long.BYTES;
                begin -= Long.SIZE;
                word = word(bytes, at, bytes.length);
            }
            int one = Long.numberOfTrailingZeros(word);
            word &= word - 1;
            out[i] += (one - begin) * unit;
            begin = one + 1;
        }
        return at + ((begin + 7) >> 3);
    }

    /** The bytes from an index on, and zeros where there are none. */
    private static long word(byte[] bytes, int at, int limit) {
        if (at <= limit - Long.BYTES) {
            return (long) LONGS.get(bytes, at);
        }
        long word = 0;
        for (int i = at; i < limit; i++) {
            word |= (bytes[i] & 0xFFL) << (8 * (i - at));
        }
        return word;
    }
}
