package io.pitwall.serdes.packed.numbers;

import io.pitwall.serdes.packed.numbers.ConverterScale.Rounding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Scales behind a step that was estimated: few digits, a converted unit, a binary fraction, an offset. The right one needs no
 * corrections, because it rounds as whoever made the numbers did.
 */
final class TidySteps {

    /** Factors between units, and whether numbers are divided by them. */
    private record Unit(double factor, boolean divides) {

        double value() {
            return divides ? 1 / factor : factor;
        }
    }

    private static final List<Unit> UNITS = List.of(
            new Unit(1, false),
            new Unit(3.6, true),
            new Unit(1 / 3.6, false),
            new Unit(Math.PI / 180, false),
            new Unit(180 / Math.PI, false),
            new Unit(9.80665, false),
            new Unit(9.81, false),
            new Unit(0.44704, false),
            new Unit(1.609344, false),
            new Unit(255, true),
            new Unit(1.8, true));

    /** The counts that converters of so many bits have at full scale. */
    private static final int[] CONVERTER_BITS = {8, 10, 12, 14, 15, 16, 18, 20, 23, 24};

    private static final int MAX_SAMPLES = 4096;
    private static final int QUICK_SAMPLES = 64;
    private static final int MAX_SHIFT = 24;
    private static final int MAX_OFFSET = 1 << 16;
    private static final int MAX_SCALES = 3;
    private static final double TIDY_DIGITS = 1e6;

    /** Floats tell a step less exactly, so that more digits would fit by chance. */
    private static final double TIDY_FLOAT_DIGITS = 1e4;

    private static final double NOISE = 1e-11;
    private static final double FLOAT_NOISE = 2.5e-7;

    private final double step;
    private final double[] sample;
    private final List<Fit> found = new ArrayList<>();

    /** Decimals with an offset fit to nothing yet. */
    private final List<AffineScale> withoutOffset = new ArrayList<>();

    TidySteps(double step, double[] values, int count) {
        this.step = step;
        this.sample = new double[Math.min(count, MAX_SAMPLES)];
        for (int i = 0; i < sample.length; i++) {
            sample[i] = values[(int) ((long) i * count / sample.length)];
        }
    }

    /**
     * The scales that make the most of a sample exactly.
     *
     * @param searchOffset whether to look for an offset too, which takes milliseconds
     */
    List<Scale> scales(boolean searchOffset) {
        add(LinearScale.multiply(step));
        addDivisor();
        for (Unit unit : UNITS) {
            for (int shift = 0; shift <= MAX_SHIFT; shift++) {
                addTidy(unit, shift);
            }
        }
        addConverters(TIDY_DIGITS, NOISE, List.of(Rounding.DOUBLES));
        int most = found.stream().mapToInt(Fit::exact).max().orElse(0);
        if (searchOffset && most * 10 < 9 * Math.min(sample.length, QUICK_SAMPLES)) {
            withoutOffset.forEach(this::addOffset);
        }
        return best();
    }

    /** As above, of numbers that are floats. */
    List<Scale> floatScales() {
        add(LinearScale.multiplyNarrow(step));
        float nearest = (float) step;
        for (float factor : new float[] {nearest, Math.nextUp(nearest), Math.nextDown(nearest)}) {
            add(LinearScale.multiplyNarrow(factor));
        }
        for (int shift = 0; shift <= MAX_SHIFT; shift++) {
            double tidy = tidy(step * (1 << shift), TIDY_FLOAT_DIGITS, FLOAT_NOISE);
            if (tidy > 0) {
                add(LinearScale.multiplyNarrow(tidy / (1 << shift)));
                add(LinearScale.multiplyNarrow((float) tidy / (1 << shift)));
            }
        }
        addConverters(TIDY_FLOAT_DIGITS, FLOAT_NOISE, List.of(Rounding.RESULT, Rounding.EACH_STEP));
        return best();
    }

    private List<Scale> best() {
        return found.stream()
                .sorted(Comparator.comparingInt(Fit::exact).reversed())
                .limit(MAX_SCALES)
                .map(Fit::scale)
                .toList();
    }

    /** A scale, and how many of some numbers it makes bit for bit. */
    private record Fit(Scale scale, int exact) {}

    private void add(Scale scale) {
        found.add(new Fit(scale, exact(scale, Math.min(sample.length, QUICK_SAMPLES))));
    }

    private void addDivisor() {
        double divisor = 1 / step;
        double whole = Math.rint(divisor);
        double tidy = Math.rint(divisor * 1e6) / 1e6;
        if (Math.abs(whole - divisor) < 1e-9 * divisor) {
            add(LinearScale.divide(whole));
        } else if (Math.abs(tidy - divisor) < 1e-10 * divisor) {
            add(LinearScale.divide(tidy));
        }
    }

    /** The decimal of few digits that a number is but for rounding, or 0. */
    private static double tidy(double number, double mostDigits, double noise) {
        double digits = Math.pow(10, Math.ceil(Math.log10(mostDigits / number)) - 1);
        double mantissa = Math.rint(number * digits);
        double tidy = digits > 1 ? mantissa / Math.rint(digits) : mantissa / digits;
        return Math.abs(tidy - number) > noise * number ? 0 : tidy;
    }

    private void addConverters(double mostDigits, double noise, List<Rounding> roundings) {
        for (int bits : CONVERTER_BITS) {
            int fullScale = (1 << bits) - 1;
            double reference = tidy(step * fullScale, mostDigits, noise);
            if (reference > 0) {
                for (Rounding rounding : roundings) {
                    add(new ConverterScale(reference, fullScale, false, rounding));
                    add(new ConverterScale(reference, fullScale, true, rounding));
                }
            }
        }
    }

    private void addTidy(Unit unit, int shift) {
        double tidy = tidy(step / unit.value() * (1 << shift), TIDY_DIGITS, NOISE);
        if (tidy == 0) {
            return;
        }
        double factor = tidy / (1 << shift);
        if (unit.factor() == 1) {
            add(LinearScale.multiply(factor));
        } else {
            if (!unit.divides()) {
                add(LinearScale.multiply(factor * unit.factor()));
            }
            add(new AffineScale(factor, 0, unit.factor(), unit.divides()));
        }
        if (shift == 0) {
            withoutOffset.add(new AffineScale(factor, 0, unit.factor(), unit.divides()));
        }
    }

    /** How many of the first samples a scale makes bit for bit. */
    private int exact(Scale scale, int count) {
        long[] k = new long[count];
        double[] numbers = new double[count];
        scale.nearest(sample, count, k);
        scale.apply(k, count, numbers, 0);
        int exact = 0;
        for (int i = 0; i < count; i++) {
            exact += Double.doubleToRawLongBits(numbers[i]) == Double.doubleToRawLongBits(sample[i]) ? 1 : 0;
        }
        return exact;
    }

    private void addOffset(AffineScale base) {
        double decimals = 1;
        while (decimals < TIDY_DIGITS && Math.rint(base.factor() * decimals) != base.factor() * decimals) {
            decimals *= 10;
        }
        int mostExact = 0;
        AffineScale best = null;
        for (int i = 2 * MAX_OFFSET; i > 0; i--) {
            // The farthest from zero first, because small offsets round least and fit to a few numbers by chance.
            int steps = (i & 1) == 0 ? i >> 1 : -((i + 1) >> 1);
            double offset = Math.rint(steps * base.factor() * decimals) / decimals;
            AffineScale scale = new AffineScale(base.factor(), offset, base.unit(), base.divides());
            int exact = exactUntilMisses(scale);
            if (exact > mostExact) {
                mostExact = exact;
                best = scale;
            }
        }
        if (best != null) {
            add(best);
        }
    }

    /** As {@link #exact}, but gives up after a few misses. */
    private int exactUntilMisses(AffineScale scale) {
        double toRaw = scale.divides() ? scale.unit() : 1 / scale.unit();
        int misses = 0;
        for (double value : sample) {
            long k = (long) Math.rint((value * toRaw - scale.offset()) / scale.factor());
            misses += scale.apply(k) == value ? 0 : 1;
            if (misses > 2) {
                return 0;
            }
        }
        return sample.length - misses;
    }
}
