package io.pitwall.serdes.packed.numbers;

import io.pitwall.serdes.packed.bytes.ByteSink;
import io.pitwall.serdes.packed.bytes.ByteSource;

/**
 * Parameters of scales: short where they are short decimals.
 *
 * <pre>
 * real := decimals mantissa           mantissa / 10^decimals; decimals 0..22, a byte; mantissa a zigzag varint
 *       | 32 | 33 | 34                1 / 3.6, pi / 180, 180 / pi
 *       | 255 bits                    8 bytes, the raw bits
 * </pre>
 */
final class Reals {

    private static final int RAW = 255;
    private static final int FIRST_KNOWN = 32;
    private static final double[] KNOWN = {1 / 3.6, Math.PI / 180, 180 / Math.PI};

    private static final double[] POWERS_OF_TEN = {
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    private Reals() {}

    /** 10 to the power of 0 to 22, which are exact. */
    static double powerOfTen(int exponent) {
        return POWERS_OF_TEN[exponent];
    }

    static void write(double value, ByteSink out) {
        for (int i = 0; i < KNOWN.length; i++) {
            if (KNOWN[i] == value) {
                out.putByte(FIRST_KNOWN + i);
                return;
            }
        }
        for (int decimals = 0; decimals < POWERS_OF_TEN.length; decimals++) {
            double mantissa = Math.rint(value * POWERS_OF_TEN[decimals]);
            if (!(Math.abs(mantissa) < 1L << 48)) {
                break;
            }
            if (Double.doubleToRawLongBits(mantissa / POWERS_OF_TEN[decimals]) == Double.doubleToRawLongBits(value)) {
                out.putByte(decimals);
                out.putZigzag((long) mantissa);
                return;
            }
        }
        out.putByte(RAW);
        out.putDouble(value);
    }

    static double read(ByteSource in, String what) {
        int decimals = in.takeByte(what);
        if (decimals == RAW) {
            return in.takeDouble(what);
        } else if (decimals >= FIRST_KNOWN && decimals < FIRST_KNOWN + KNOWN.length) {
            return KNOWN[decimals - FIRST_KNOWN];
        } else if (decimals >= POWERS_OF_TEN.length) {
            throw in.expected(what + " of 0..22 decimals, 32..34 or 255 before this byte, but it is " + decimals);
        }
        return in.takeZigzag(what) / POWERS_OF_TEN[decimals];
    }
}
