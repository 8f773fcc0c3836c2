package io.pitwall.serdes.packed.numbers;

import io.pitwall.serdes.packed.bytes.ByteSink;
import io.pitwall.serdes.packed.bytes.ByteSource;

/**
 * Numbers whose bits end in zeros: an integer is the bits before.
 *
 * <pre>
 * scale := 136 zeros            bits in the order of the numbers
 *        | 137 zeros            bits with the sign lowest
 * zeros := byte                 0 to 51
 * </pre>
 */
record TruncatedScale(int zeros, boolean signLowest) implements Scale {

    static final int MAX_ZEROS = 51;

    @Override
    public void nearest(double[] values, int count, long[] out) {
        for (int i = 0; i < count; i++) {
            long bits = Double.doubleToRawLongBits(values[i]);
            out[i] = signLowest
                    ? (bits & Long.MAX_VALUE) >>> zeros << 1 | bits >>> 63
                    : (bits ^ ((bits >> 63) & Long.MAX_VALUE)) >> zeros;
        }
    }

    @Override
    public void apply(long[] k, int count, double[] out, int at) {
        for (int i = 0; i < count; i++) {
            long bits;
            if (signLowest) {
                bits = (k[i] >>> 1 << zeros) | k[i] << 63;
            } else {
                // The zeros of a negative number are ones here, because all its bits but the sign are inverted.
                long ordered = k[i] << zeros | (k[i] >> 63 & ((1L << zeros) - 1));
                bits = ordered ^ ((ordered >> 63) & Long.MAX_VALUE);
            }
            out[at + i] = Double.longBitsToDouble(bits);
        }
    }

    @Override
    public void write(ByteSink out) {
        out.putByte(signLowest ? TRUNCATED_SIGNED : TRUNCATED);
        out.putByte(zeros);
    }

    static TruncatedScale parse(ByteSource in, boolean signLowest) {
        int zeros = in.takeByte("a number of zeros");
        if (zeros > MAX_ZEROS) {
            throw in.expected("0 to 51 zeros before this byte, but they are " + zeros);
        }
        return new TruncatedScale(zeros, signLowest);
    }
}
