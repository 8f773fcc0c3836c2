package io.pitwall.serdes.packed.numbers;

import io.pitwall.serdes.packed.bytes.ByteSink;
import io.pitwall.serdes.packed.bytes.ByteSource;

/**
 * Decimals with so many significant digits, such as {@code %.7g} prints: fewer decimals the larger the number.
 *
 * <pre>
 * scale    := 133 digits decimals
 * digits   := byte                 1 to 15
 * decimals := byte                 0 to 22, of the smallest numbers
 * </pre>
 *
 * <p>Integers below {@code 10^digits} are decimals as they are. Each {@code 9 * 10^(digits - 1)} beyond are the numbers of the
 * next decade, with one decimal less. Negative integers are the same numbers with the sign.
 */
record DigitsScale(int digits, int decimals) implements Scale {

    private static final int MAX_DIGITS = 15;
    private static final int MAX_DECIMALS = 22;

    /** Decades of integers below are told by a multiplication. */
    private static final long MAX_EXACT = 1L << 50;

    /** Zeros that a number may have before the point. */
    private static final int MAX_ZEROS = 22;

    @Override
    public void nearest(double[] values, int count, long[] out) {
        double linear = Reals.powerOfTen(decimals);
        double end = Reals.powerOfTen(digits);
        long first = (long) Reals.powerOfTen(digits - 1);
        long last = 0;
        for (int i = 0; i < count; i++) {
            double size = Math.abs(values[i]);
            double near = size * linear;
            if (near < end) {
                last = (long) Math.rint(near);
            } else if (size < 1e22) {
                int zeros = 0;
                do {
                    zeros++;
                    near = scaled(size, decimals - zeros);
                } while (near >= end);
                last = 10 * first + 9 * first * (zeros - 1) + (long) Math.rint(near) - first;
            } else {
                out[i] = last;
                continue;
            }
            last = values[i] < 0 ? -last : last;
            out[i] = last;
        }
    }

    private static double scaled(double size, int exponent) {
        return exponent >= 0 ? size * Reals.powerOfTen(exponent) : size / Reals.powerOfTen(-exponent);
    }

    @Override
    public void apply(long[] k, int count, double[] out, int at) {
        long largest = 0;
        for (int i = 0; i < count; i++) {
            largest = Math.max(largest, size(k[i]));
        }
        int decades = decadesUpTo(largest);
        if (decades == 0) {
            Conversion.toDoubles(k, count, out, at);
            double linear = Reals.powerOfTen(decimals);
            for (int i = at; i < at + count; i++) {
                out[i] /= linear;
            }
        } else if (largest < MAX_EXACT) {
            Conversion.toDoubles(k, count, out, at);
            apply(decades, out, at, at + count);
        } else {
            applyWide(k, count, decades, out, at);
        }
    }

    /** The absolute value, for the smallest integer the next one's. */
    private static long size(long k) {
        return Math.abs(Math.max(k, -Long.MAX_VALUE));
    }

    private int decadesUpTo(long size) {
        long first = (long) Reals.powerOfTen(digits - 1);
        int decades = 0;
        while (decades < decimals + MAX_ZEROS && size >= 10 * first + 9 * first * decades) {
            decades++;
        }
        return decades;
    }

    /**
     * Without branches, which would be hard to predict. Decades are told from a product with the reciprocal of their length:
     * half an integer is added, which is more than its error, so that it is never less than a whole number at their begin.
     */
    private void apply(int decades, double[] out, int from, int to) {
        double first = Reals.powerOfTen(digits - 1);
        double length = 9 * first;
        double reciprocal = 1 / length;
        double[] powers = new double[decades + 1];
        // From a table, because the processor's conversion of an integer waits for the one before.
        double[] begins = new double[decades + 1];
        for (int decade = 0; decade <= decades; decade++) {
            powers[decade] = power(decade);
            begins[decade] = decade * length;
        }
        if (decades <= decimals) {
            for (int i = from; i < to; i++) {
                double size = Math.abs(out[i]);
                int decade = Math.min(decades, (int) ((size - first + 0.5) * reciprocal));
                out[i] = Math.copySign((size - begins[decade]) / powers[decade], out[i]);
            }
        } else {
            for (int i = from; i < to; i++) {
                double size = Math.abs(out[i]);
                int decade = Math.min(decades, (int) ((size - first + 0.5) * reciprocal));
                out[i] = Math.copySign(number(size - begins[decade], powers[decade]), out[i]);
            }
        }
    }

    /** As above, of integers for which the product is not exact enough; of those that were written there are none. */
    private void applyWide(long[] k, int count, int decades, double[] out, int at) {
        long first = (long) Reals.powerOfTen(digits - 1);
        for (int i = 0; i < count; i++) {
            long mantissa = size(k[i]);
            int decade = 0;
            for (; decade < decades && mantissa >= 10 * first; decade++) {
                mantissa -= 9 * first;
            }
            out[at + i] = Math.copySign(number((double) mantissa, power(decade)), (double) k[i]);
        }
    }

    private static double number(double mantissa, double power) {
        return power > 0 ? mantissa / power : mantissa * -power;
    }

    /** What the numbers of a decade are divided by, or what they are multiplied with, which is told by its sign. */
    private double power(int decade) {
        return decade <= decimals ? Reals.powerOfTen(decimals - decade) : -Reals.powerOfTen(decade - decimals);
    }

    @Override
    public void write(ByteSink out) {
        out.putByte(DIGITS);
        out.putByte(digits);
        out.putByte(decimals);
    }

    static DigitsScale parse(ByteSource in) {
        int digits = in.takeByte("a number of digits");
        int decimals = in.takeByte("a number of decimals");
        if (digits < 1 || digits > MAX_DIGITS || decimals > MAX_DECIMALS) {
            throw in.expected("1 to 15 digits and 0 to 22 decimals before this byte, but they are " + digits + " and "
                    + decimals);
        }
        return new DigitsScale(digits, decimals);
    }
}
