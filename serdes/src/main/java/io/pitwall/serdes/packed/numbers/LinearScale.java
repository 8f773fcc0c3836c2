package io.pitwall.serdes.packed.numbers;

import io.pitwall.serdes.packed.bytes.ByteSink;
import io.pitwall.serdes.packed.bytes.ByteSource;
import org.jspecify.annotations.Nullable;

/**
 * What an integer {@code k} is multiplied with or divided by to become a number.
 *
 * <pre>
 * scale := 0..22               k / 10^scale
 *        | 32..54              k / 10^(scale - 32), rounded to a float
 *        | 64..126             k * 2^-(scale - 64)
 *        | 127 factor          k * factor, rounded to a float
 *        | 128 factor          k * factor
 *        | 129 divisor         k / divisor
 *        | 130 whole           k / whole
 * factor, divisor := real      Reals
 * whole           := varint
 * </pre>
 *
 * <p>Powers of ten divide, because their reciprocals are not exact.
 */
record LinearScale(int code, double factor) implements Scale {

    private static final int MAX_DECIMALS = 22;
    private static final int NARROW = 32;
    private static final int DYADIC = 64;
    private static final int MULTIPLY_NARROW = 127;
    private static final int MULTIPLY = 128;
    private static final int DIVIDE = 129;
    private static final int DIVIDE_WHOLE = 130;

    /** Integers times or through factors between these are 0 or in the range of floats. */
    private static final double LEAST_FACTOR = 1e-15;

    private static final double LARGEST_FACTOR = 1e19;

    /** The scales without a factor of their own, by their codes; null where there is none. */
    private static final @Nullable LinearScale[] PLAIN = new @Nullable LinearScale[MULTIPLY_NARROW];

    static {
        for (int decimals = 0; decimals <= MAX_DECIMALS; decimals++) {
            PLAIN[decimals] = decimal(decimals);
            PLAIN[NARROW + decimals] = narrowDecimal(decimals);
        }
        for (int code = DYADIC; code < MULTIPLY_NARROW; code++) {
            PLAIN[code] = dyadic(code - DYADIC);
        }
    }

    static LinearScale decimal(int decimals) {
        return new LinearScale(decimals, Reals.powerOfTen(decimals));
    }

    static LinearScale narrowDecimal(int decimals) {
        return new LinearScale(NARROW + decimals, Reals.powerOfTen(decimals));
    }

    static LinearScale dyadic(int binaries) {
        return new LinearScale(DYADIC + binaries, 1.0 / (1L << binaries));
    }

    static LinearScale multiply(double factor) {
        return new LinearScale(MULTIPLY, factor);
    }

    static LinearScale multiplyNarrow(double factor) {
        return new LinearScale(MULTIPLY_NARROW, factor);
    }

    static LinearScale divide(double divisor) {
        boolean whole = divisor >= 1 && divisor < 1e9 && Math.rint(divisor) == divisor;
        return new LinearScale(whole ? DIVIDE_WHOLE : DIVIDE, divisor);
    }

    private boolean multiplies() {
        return code >= DYADIC && code <= MULTIPLY;
    }

    @Override
    public boolean narrows() {
        return (code >= NARROW && code <= NARROW + MAX_DECIMALS) || code == MULTIPLY_NARROW;
    }

    /** How a number becomes nearly its integer, by multiplication; the result is to be rounded. */
    double inverse() {
        return multiplies() ? 1 / factor : factor;
    }

    @Override
    public double apply(long k) {
        double value = multiplies() ? k * factor : k / factor;
        return narrows() ? (double) (float) value : value;
    }

    @Override
    public void nearest(double[] values, int count, long[] out) {
        Conversion.toNearestOrBefore(values, inverse(), count, out);
    }

    @Override
    public void apply(long[] k, int count, double[] out, int at) {
        Conversion.toDoubles(k, count, out, at);
        apply(out, at, at + count);
    }

    /** Makes the numbers in place of their integers. */
    void apply(double[] out, int from, int to) {
        double f = factor;
        if (code == 0) {
            return;
        }
        if (multiplies()) {
            for (int i = from; i < to; i++) {
                out[i] *= f;
            }
        } else {
            for (int i = from; i < to; i++) {
                out[i] /= f;
            }
        }
        if (!narrows()) {
            return;
        }
        if (Math.abs(factor) >= LEAST_FACTOR && Math.abs(factor) <= LARGEST_FACTOR) {
            Conversion.toNormalFloats(out, from, to);
        } else {
            Conversion.toFloats(out, from, to);
        }
    }

    @Override
    public void write(ByteSink out) {
        out.putByte(code);
        if (code == DIVIDE_WHOLE) {
            out.putVarint((long) factor);
        } else if (code >= MULTIPLY_NARROW) {
            Reals.write(factor, out);
        }
    }

    static LinearScale parse(ByteSource in, int code) {
        LinearScale plain = code < MULTIPLY_NARROW ? PLAIN[code] : null;
        if (plain != null) {
            return plain;
        } else if (code >= MULTIPLY_NARROW && code <= DIVIDE) {
            return new LinearScale(code, Reals.read(in, "a factor"));
        }
        if (code == DIVIDE_WHOLE) {
            return new LinearScale(code, in.takeVarint("a divisor"));
        }
        throw in.expected("a scale of 0..22, 32..54 or 64..139 before this byte, but it is " + code);
    }
}
