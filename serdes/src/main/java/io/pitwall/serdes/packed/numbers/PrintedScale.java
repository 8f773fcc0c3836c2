package io.pitwall.serdes.packed.numbers;

import io.pitwall.serdes.packed.bytes.ByteSink;
import io.pitwall.serdes.packed.bytes.ByteSource;

/**
 * Decimals that are printed floats: an integer is the bits of the float.
 *
 * <pre>
 * scale  := 134 digits           bits in the order of the numbers
 *         | 135 digits           bits with the sign lowest
 * digits := byte                 6 to 9 significant digits, or 0 for the fewest that tell the float from its neighbours
 * </pre>
 *
 * <p>A number that needs more than 22 decimals is the float itself.
 */
record PrintedScale(int digits, boolean signLowest) implements Scale {

    /** The fewest digits that tell the float. */
    static final int SHORTEST = 0;

    private static final int MIN_DIGITS = 6;
    private static final int MAX_DIGITS = 9;

    @Override
    public void nearest(double[] values, int count, long[] out) {
        for (int i = 0; i < count; i++) {
            float near = (float) values[i];
            out[i] = signLowest ? FloatMapping.signed(near) : FloatMapping.ordered(near);
        }
    }

    @Override
    public void apply(long[] k, int count, double[] out, int at) {
        for (int i = 0; i < count; i++) {
            out[at + i] = printed(signLowest ? FloatMapping.ofSigned(k[i]) : FloatMapping.ofOrdered(k[i]));
        }
    }

    private double printed(float value) {
        double exact = value;
        if (value == 0 || !(Math.abs(value) <= Float.MAX_VALUE)) {
            return exact;
        }
        if (digits != SHORTEST) {
            return rounded(exact, digits);
        }
        for (int fewer = MIN_DIGITS; fewer < MAX_DIGITS; fewer++) {
            double printed = rounded(exact, fewer);
            if ((float) printed == value) {
                return printed;
            }
        }
        return rounded(exact, MAX_DIGITS);
    }

    private static double rounded(double value, int digits) {
        double size = Math.abs(value);
        // The decimal exponent, or one less: 1233 / 4096 is the logarithm of 2.
        int decimals = digits - 1 - ((Math.getExponent(size) * 1233) >> 12);
        double mantissa = shifted(size, decimals);
        if (mantissa >= Reals.powerOfTen(digits)) {
            decimals--;
            mantissa = shifted(size, decimals);
        }
        if (decimals > 22 || decimals < -22) {
            return value;
        }
        double printed = decimals >= 0
                ? Math.rint(mantissa) / Reals.powerOfTen(decimals)
                : Math.rint(mantissa) * Reals.powerOfTen(-decimals);
        return value < 0 ? -printed : printed;
    }

    private static double shifted(double size, int decimals) {
        if (decimals > 22 || decimals < -22) {
            return 0;
        }
        return decimals >= 0 ? size * Reals.powerOfTen(decimals) : size / Reals.powerOfTen(-decimals);
    }

    @Override
    public void write(ByteSink out) {
        out.putByte(signLowest ? PRINTED_SIGNED : PRINTED);
        out.putByte(digits);
    }

    static PrintedScale parse(ByteSource in, boolean signLowest) {
        int digits = in.takeByte("a number of digits");
        if (digits != SHORTEST && (digits < MIN_DIGITS || digits > MAX_DIGITS)) {
            throw in.expected("0 or 6 to 9 digits before this byte, but it is " + digits);
        }
        return new PrintedScale(digits, signLowest);
    }
}
