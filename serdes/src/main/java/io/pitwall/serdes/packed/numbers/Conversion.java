package io.pitwall.serdes.packed.numbers;

/**
 * Integers as doubles, doubles as integers and as floats, as casts make them, but faster for those below 2^51.
 *
 * <p>These become the lowest bits of a double between 2^52 and 2^53, from which 3 * 2^51 is taken: exact, and unlike the
 * processor's conversion nothing waits for the number before. So what is done with the doubles belongs in a loop of its own,
 * where the processor does several at a time.
 */
final class Conversion {

    private static final long LIMIT = 1L << 51;

    /** The exponent of doubles from 2^52 to 2^53, whose last place is 1. */
    private static final long EXPONENT_BITS = 0x4330_0000_0000_0000L;

    private static final int MANTISSA_BITS = 52;

    private static final double SHIFT = 0x1.8p52;

    /** The bits that a double has and a float has not. */
    private static final int LOST_BITS = 29;

    private Conversion() {}

    /** Puts integers at an index of doubles. */
    static void toDoubles(long[] integers, int count, double[] out, int at) {
        long all = 0;
        for (int i = 0; i < count; i++) {
            long shifted = integers[i] + LIMIT;
            all |= shifted;
            out[at + i] = Double.longBitsToDouble(shifted | EXPONENT_BITS) - SHIFT;
        }
        if (all >>> MANTISSA_BITS != 0) {
            for (int i = 0; i < count; i++) {
                out[at + i] = integers[i];
            }
        }
    }

    /**
     * Puts the whole numbers that are next to multiples of doubles, ties to even.
     *
     * @return whether all were below 2^51; what the others have become means nothing
     */
    static boolean toNearest(double[] doubles, double factor, int count, long[] out) {
        long others = 0;
        for (int i = 0; i < count; i++) {
            long bits = Double.doubleToRawLongBits(doubles[i] * factor + SHIFT);
            others |= bits ^ EXPONENT_BITS;
            out[i] = bits - (EXPONENT_BITS + LIMIT);
        }
        return others >>> MANTISSA_BITS == 0;
    }

    /** As above, of any doubles: one that is not near an integer that a double can tell takes the integer before it. */
    static void toNearestOrBefore(double[] doubles, double factor, int count, long[] out) {
        if (toNearest(doubles, factor, count, out)) {
            return;
        }
        long last = 0;
        for (int i = 0; i < count; i++) {
            double near = Math.rint(doubles[i] * factor);
            // NaN fails the comparison.
            last = Math.abs(near) < Scale.MAX_INTEGER ? (long) near : last;
            out[i] = last;
        }
    }

    /**
     * Rounds to floats, ties to even, on the bits, which is faster than the processor's conversion there and back. The
     * numbers must be within the range of floats, neither too large for it nor too small.
     */
    static void toNormalFloats(double[] doubles, int from, int to) {
        for (int i = from; i < to; i++) {
            long bits = Double.doubleToRawLongBits(doubles[i]);
            long rounded = bits + (1L << (LOST_BITS - 1)) - 1 + ((bits >>> LOST_BITS) & 1);
            doubles[i] = Double.longBitsToDouble(rounded & -(1L << LOST_BITS));
        }
    }

    /** Rounds any doubles to floats. */
    static void toFloats(double[] doubles, int from, int to) {
        for (int i = from; i < to; i++) {
            doubles[i] = (float) doubles[i];
        }
    }

    /**
     * Rounds doubles to the next whole number, ties to even, zero always positive.
     *
     * @return whether all were below 2^51; what the others have become means nothing
     */
    static boolean round(double[] doubles, int from, int to) {
        long others = 0;
        for (int i = from; i < to; i++) {
            double shifted = doubles[i] + SHIFT;
            others |= Double.doubleToRawLongBits(shifted) ^ EXPONENT_BITS;
            doubles[i] = shifted - SHIFT;
        }
        return others >>> MANTISSA_BITS == 0;
    }
}
