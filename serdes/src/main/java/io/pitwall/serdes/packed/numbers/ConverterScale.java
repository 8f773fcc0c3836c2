package io.pitwall.serdes.packed.numbers;

import io.pitwall.serdes.packed.bytes.ByteSink;
import io.pitwall.serdes.packed.bytes.ByteSource;

/**
 * Readings of an analogue-digital converter: counts, how many of them are the full scale, and what that is in volts or
 * whatever is measured. Programs compute this in either order, as doubles or floats, and each rounds in its own way.
 *
 * <pre>
 * scale      := 138 way reference fullScale
 * way        := 0 | 1                      (k * reference) / fullScale, (k / fullScale) * reference
 *             | 2 | 3                      the same, rounded to floats
 *             | 4 | 5                      the same of floats, each step rounded to floats
 * reference  := real                       Reals; 4, 5: rounded to a float, so that it is a short decimal here
 * fullScale  := real                       the same
 * </pre>
 *
 * <p>A product or quotient of floats that is rounded to a double first and then to a float is what floats would have
 * given: a double has more than twice their digits. Source: Figueroa, "When is double rounding innocuous?", 1995.
 */
record ConverterScale(double reference, double fullScale, boolean dividesFirst, Rounding rounding) implements Scale {

    /** Where a program that made the numbers used floats. */
    enum Rounding {
        DOUBLES(0),
        RESULT(2),
        EACH_STEP(4);

        private final int way;

        Rounding(int way) {
            this.way = way;
        }

        static Rounding of(int way) {
            return way < RESULT.way ? DOUBLES : way < EACH_STEP.way ? RESULT : EACH_STEP;
        }
    }

    private static final int LARGEST_WAY = 5;

    /** Integers times or through factors between these are 0 or in the range of floats, also when there are two. */
    private static final double LEAST_FACTOR = 1e-9;

    private static final double LARGEST_FACTOR = 1e9;

    @Override
    public boolean narrows() {
        return rounding != Rounding.DOUBLES;
    }

    @Override
    public void nearest(double[] values, int count, long[] out) {
        Conversion.toNearestOrBefore(values, fullScale / reference, count, out);
    }

    @Override
    public void apply(long[] k, int count, double[] out, int at) {
        int to = at + count;
        Conversion.toDoubles(k, count, out, at);
        narrow(Rounding.EACH_STEP, out, at, to);
        if (dividesFirst) {
            divide(out, at, to);
            narrow(Rounding.EACH_STEP, out, at, to);
            multiply(out, at, to);
        } else {
            multiply(out, at, to);
            narrow(Rounding.EACH_STEP, out, at, to);
            divide(out, at, to);
        }
        narrow(rounding, out, at, to);
    }

    private void multiply(double[] out, int from, int to) {
        double factor = rounded(reference);
        for (int i = from; i < to; i++) {
            out[i] *= factor;
        }
    }

    private void divide(double[] out, int from, int to) {
        double divisor = rounded(fullScale);
        for (int i = from; i < to; i++) {
            out[i] /= divisor;
        }
    }

    private double rounded(double factor) {
        return rounding == Rounding.EACH_STEP ? (float) factor : factor;
    }

    /** Rounds to floats where the program did so at that moment. */
    private void narrow(Rounding moment, double[] out, int from, int to) {
        if (moment != rounding || rounding == Rounding.DOUBLES) {
            return;
        }
        if (isUsual(reference) && isUsual(fullScale)) {
            Conversion.toNormalFloats(out, from, to);
        } else {
            Conversion.toFloats(out, from, to);
        }
    }

    private static boolean isUsual(double factor) {
        return Math.abs(factor) >= LEAST_FACTOR && Math.abs(factor) <= LARGEST_FACTOR;
    }

    @Override
    public void write(ByteSink out) {
        out.putByte(CONVERTER);
        out.putByte(rounding.way + (dividesFirst ? 1 : 0));
        Reals.write(reference, out);
        Reals.write(fullScale, out);
    }

    static ConverterScale parse(ByteSource in) {
        int way = in.takeByte("a way to convert");
        if (way > LARGEST_WAY) {
            throw in.expected("a way to convert from 0 to " + LARGEST_WAY + " before this byte, but it is " + way);
        }
        double reference = Reals.read(in, "a reference");
        return new ConverterScale(reference, Reals.read(in, "a full scale"), (way & 1) != 0, Rounding.of(way));
    }
}
