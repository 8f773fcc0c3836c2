package io.pitwall.serdes.packed.integers;

import io.pitwall.serdes.packed.bytes.ByteSource;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Reads what {@link RicePacking} writes. */
final class RiceUnpacking {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

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
        for (; left > 1; left--) {
            word &= word - 1;
        }
        int end = at + (Long.numberOfTrailingZeros(word) >>> 3) + 1;
        int unused = in.skip(end - in.position(), "packed integers");
    }

    /**
     * Reads integers from {@code start}, where all of them are known to be.
     *
     * @return where they end
     */
    static int unpack(byte[] bytes, int start, int count, int width, long[] out, int to) {
        BitUnpacking.unpack(bytes, start, count, width, 0, out, to);
        int bit = count * width;
        int at = start + (bit >>> 3);
        long word = word(bytes, at, bytes.length) >>> (bit & 7);
        long unit = 1L << width;
        // Where the next integer begins, in bits from the lowest one of the word.
        int begin = 0;
        int behind = Long.SIZE - (bit & 7);
        int next = to;
        int end = to + count;
        while (true) {
            int stop = Math.min(end, next + Long.bitCount(word));
            while (next < stop) {
                int one = Long.numberOfTrailingZeros(word);
                word &= word - 1;
                // A product, because a processor is slow to shift by a count that is not known.
                out[next++] += (one - begin) * unit;
                begin = one + 1;
            }
            if (next == end) {
                return at + ((begin + Long.SIZE - behind + 7) >>> 3);
            }
            begin -= behind;
            behind = Long.SIZE;
            at += Long.BYTES;
            word = word(bytes, at, bytes.length);
        }
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
