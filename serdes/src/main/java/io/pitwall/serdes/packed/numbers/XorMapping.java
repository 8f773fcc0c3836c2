package io.pitwall.serdes.packed.numbers;

import io.pitwall.serdes.packed.bytes.BitSink;
import io.pitwall.serdes.packed.bytes.BitSource;
import io.pitwall.serdes.packed.bytes.ByteSink;
import io.pitwall.serdes.packed.bytes.ByteSource;

/**
 * Numbers without a pattern: what their bits differ in from one of the 128 before.
 *
 * <pre>
 * xor       := length bits*              length in bytes, a varint
 * bits      := bits{64}                  the first number
 *              (same | tail | head | all)*
 * same      := 0:2 back:7                as the number that stands back + 1 before
 * tail      := 1:2 back:7 leading:3 (length-1):6 middle   other bits, between leading and trailing zeros
 * head      := 2:2 rest                  against the number before, leading zeros as last time
 * all       := 3:2 leading:3 rest        against the number before
 * leading   := 0, 8, 12, 16, 18, 20, 22 or 24 zeros
 * </pre>
 *
 * <p>Bits behind the last byte are 0. Source: Liakos et al., "Chimp: Efficient Lossless Floating Point Compression for Time
 * Series Databases", 2022.
 */
final class XorMapping implements Mapping {

    static final XorMapping INSTANCE = new XorMapping();

    private static final int WINDOW = 128;
    private static final int KEY_BITS = 14;
    private static final int MIN_TRAILING = 13;
    private static final int[] LEADING = {0, 8, 12, 16, 18, 20, 22, 24};

    private XorMapping() {}

    private static int leadingCode(long xor) {
        int zeros = Long.numberOfLeadingZeros(xor);
        int code = LEADING.length - 1;
        while (LEADING[code] > zeros) {
            code--;
        }
        return code;
    }

    @Override
    public Draft draft(double[] values, int count) {
        BitSink bits = new BitSink(8 * count);
        KeysBefore before = new KeysBefore(values, count);
        long previous = Double.doubleToRawLongBits(values[0]);
        bits.put(previous, 64);
        int leading = 0;
        for (int i = 1; i < count; i++) {
            long value = Double.doubleToRawLongBits(values[i]);
            int candidate = before.lastLike(i);
            long tail = candidate >= 0 ? value ^ Double.doubleToRawLongBits(values[candidate]) : 1;
            if (tail == 0) {
                bits.put((i - candidate - 1L) << 2, 9);
            } else if (Long.numberOfTrailingZeros(tail) >= MIN_TRAILING) {
                int code = leadingCode(tail);
                int trailing = Long.numberOfTrailingZeros(tail);
                int length = 64 - LEADING[code] - trailing;
                bits.put(1 | (i - candidate - 1L) << 2 | (long) code << 9 | (length - 1L) << 12, 18);
                bits.put(tail >>> trailing, length);
            } else {
                long xor = value ^ previous;
                int code = leadingCode(xor);
                if (code == leading) {
                    bits.put(2, 2);
                } else {
                    bits.put(3 | (code << 2), 5);
                    leading = code;
                }
                bits.put(xor, 64 - LEADING[code]);
            }
            previous = value;
        }
        ByteSink parameters = new ByteSink(bits.size() + 10);
        bits.writeTo(parameters);
        return Draft.ofParameters(XOR, parameters);
    }

    /** Finds numbers that end in the same bits; small where there are few numbers, as records of few rows have. */
    private static final class KeysBefore {

        private static final int KEY_MASK = (1 << KEY_BITS) - 1;
        private static final int MAX_BUCKETS = 1 << 12;

        private final double[] values;

        /** Of the numbers whose keys end alike the last one, and of each the one before, all + 1; 0 where there is none. */
        private final int[] lastOf;

        private final int[] before;

        KeysBefore(double[] values, int count) {
            this.values = values;
            this.lastOf = new int[Math.min(MAX_BUCKETS, Integer.highestOneBit(4 * count))];
            this.before = new int[count];
            lastOf[key(0) & (lastOf.length - 1)] = 1;
        }

        /** The last number of the window with the key of the next one, or -1; to be asked from 1 on, one after the other. */
        int lastLike(int next) {
            int key = key(next);
            int bucket = key & (lastOf.length - 1);
            int candidate = lastOf[bucket] - 1;
            before[next] = candidate + 1;
            lastOf[bucket] = next + 1;
            while (candidate >= 0 && next - candidate <= WINDOW) {
                if (key(candidate) == key) {
                    return candidate;
                }
                candidate = before[candidate] - 1;
            }
            return -1;
        }

        private int key(int index) {
            return (int) Double.doubleToRawLongBits(values[index]) & KEY_MASK;
        }
    }

    static PackedNumbers parse(ByteSource in, int count) {
        int length = in.takeCount(in.remaining(), "the length of XOR bits");
        int start = in.skip(length, "XOR bits");
        byte[] bytes = in.bytes();
        return (arrays, out) -> decode(new BitSource(bytes, start, start + length), count, out);
    }

    private static void decode(BitSource bits, int count, double[] out) {
        long previous = bits.take(64);
        out[0] = Double.longBitsToDouble(previous);
        int leading = 0;
        for (int i = 1; i < count; i++) {
            int kind = (int) bits.take(2);
            if (kind <= 1) {
                previous = Double.doubleToRawLongBits(out[Math.max(0, i - 1 - (int) bits.take(7))]);
                if (kind == 1) {
                    int zeros = LEADING[(int) bits.take(3)];
                    int length = (int) bits.take(6) + 1;
                    previous ^= bits.take(length) << Math.max(0, 64 - zeros - length);
                }
            } else {
                if (kind == 3) {
                    leading = LEADING[(int) bits.take(3)];
                }
                previous ^= bits.take(64 - leading);
            }
            out[i] = Double.longBitsToDouble(previous);
        }
    }
}
