package io.pitwall.serdes.packed.numbers;

import io.pitwall.serdes.packed.bytes.ByteSink;
import io.pitwall.serdes.packed.bytes.ByteSource;

/**
 * What an integer {@code k} is multiplied with or divided by to become a number.
 *
 * <pre>
 * scale := 0..22               k / 10^scale
 *        | 32..54              k / 10^(scale - 32), rounded to a float
 *        | 64..127             k * 2^-(scale - 64)
 *        | 128 factor          k * factor
 *        | 129 divisor         k / divisor
 *        | 130 whole           k / whole
 * factor, divisor := 8 bytes   raw bits of a double
 * whole           := varint
 * </pre>
 *
 * <p>Powers of ten divide, because their reciprocals are not exact.
 */
record Scale(int code, double factor) {

    private static final int MAX_DECIMALS = 22;
    private static final int NARROW = 32;
    private static final int DYADIC = 64;
    private static final int MULTIPLY = 128;
    private static final int DIVIDE = 129;
    private static final int DIVIDE_WHOLE = 130;

    /** Integers beyond are not exact as doubles. */
    static final double MAX_INTEGER = 0x1p53;

    private static final double[] POWERS_OF_TEN = {
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    static Scale decimal(int decimals) {
        return new Scale(decimals, POWERS_OF_TEN[decimals]);
    }

    static Scale narrowDecimal(int decimals) {
        return new Scale(NARROW + decimals, POWERS_OF_TEN[decimals]);
    }

    static Scale dyadic(int binaries) {
        return new Scale(DYADIC + binaries, 1.0 / (1L << binaries));
    }

    static Scale multiply(double factor) {
        return new Scale(MULTIPLY, factor);
    }

    static Scale divide(double divisor) {
        boolean whole = divisor >= 1 && divisor < 1e9 && Math.rint(divisor) == divisor;
        return new Scale(whole ? DIVIDE_WHOLE : DIVIDE, divisor);
    }

    private boolean multiplies() {
        return code == MULTIPLY || (code >= DYADIC && code < MULTIPLY);
    }

    boolean narrows() {
        return code >= NARROW && code <= NARROW + MAX_DECIMALS;
    }

    /** How a number becomes nearly its integer, by multiplication; the result is rounded and checked. */
    double inverse() {
        return multiplies() ? 1 / factor : factor;
    }

    double apply(long k) {
        double value = multiplies() ? k * factor : k / factor;
        return narrows() ? (double) (float) value : value;
    }

    void apply(long[] k, int count, double[] out, int at) {
        double f = factor;
        if (multiplies()) {
            for (int i = 0; i < count; i++) {
                out[at + i] = k[i] * f;
            }
        } else if (code == 0) {
            for (int i = 0; i < count; i++) {
                out[at + i] = k[i];
            }
        } else if (narrows()) {
            for (int i = 0; i < count; i++) {
                out[at + i] = (float) (k[i] / f);
            }
        } else {
            for (int i = 0; i < count; i++) {
                out[at + i] = k[i] / f;
            }
        }
    }

    void write(ByteSink out) {
        out.putByte(code);
        if (code == DIVIDE_WHOLE) {
            out.putVarint((long) factor);
        } else if (code >= MULTIPLY) {
            out.putDouble(factor);
        }
    }

    static Scale parse(ByteSource in) {
        int code = in.takeByte("a scale");
        if (code <= MAX_DECIMALS) {
            return decimal(code);
        } else if (code >= NARROW && code <= NARROW + MAX_DECIMALS) {
            return narrowDecimal(code - NARROW);
        } else if (code >= DYADIC && code < MULTIPLY) {
            return dyadic(code - DYADIC);
        } else if (code == MULTIPLY || code == DIVIDE) {
            return new Scale(code, in.takeDouble("a factor"));
        }
        if (code == DIVIDE_WHOLE) {
            return new Scale(code, in.takeVarint("a divisor"));
        }
        throw in.expected("a scale of 0..22, 32..54 or 64..130 before this byte, but it is " + code);
    }
}
