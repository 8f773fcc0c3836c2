package io.pitwall.serdes.packed.numbers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The mappings that may fit some numbers, told from a sample of them; cost decides between them. */
final class MappingSearch {

    private static final int MAX_SAMPLES = 48;
    private static final int MAX_DECIMALS = 17;
    private static final int NO_DECIMAL = MAX_DECIMALS + 1;
    private static final int MAX_BINARIES = 60;
    private static final int MIN_ZEROS = 4;

    /** What rounding makes of equal numbers, relative to the largest. */
    private static final double DOUBLE_NOISE = 1e-12;

    private static final double FLOAT_NOISE = 4e-7;

    private final double[] values;
    private final int count;
    private final double[] sample;
    private final boolean searchOffset;
    private final List<Mapping> found = new ArrayList<>();

    private MappingSearch(double[] values, int count, boolean searchOffset) {
        this.values = values;
        this.count = count;
        this.searchOffset = searchOffset;
        this.sample = new double[Math.min(count, MAX_SAMPLES)];
        for (int i = 0; i < sample.length; i++) {
            sample[i] = values[(int) ((long) i * count / sample.length)];
        }
    }

    /**
     * Every mapping worth a try, but those of numbers within numbers; the last ones fit all numbers.
     *
     * @param searchOffset whether to look for offsets of steps, which takes milliseconds
     */
    static List<Mapping> candidates(double[] values, int count, boolean searchOffset) {
        MappingSearch search = new MappingSearch(values, count, searchOffset);
        boolean decimal = search.addDecimals(false);
        boolean isFloat = search.allFloats();
        if (isFloat) {
            search.addDecimals(true);
            search.found.add(FloatMapping.ORDERED);
            search.found.add(FloatMapping.SIGNED);
        } else {
            search.addPrinted();
        }
        search.addDyadic();
        if (!decimal) {
            search.addSteps(isFloat);
        }
        if (!isFloat) {
            search.addTruncated();
            search.found.add(DoubleMapping.ORDERED);
            search.found.add(DoubleMapping.SIGNED);
        }
        search.found.add(XorMapping.INSTANCE);
        search.found.add(RawMapping.INSTANCE);
        return search.found;
    }

    private boolean allFloats() {
        for (double value : sample) {
            if (!FloatMapping.fits(value)) {
                return false;
            }
        }
        return true;
    }

    /** Adds the decimals that three quarters and all of the sample have; true when all have few. */
    private boolean addDecimals(boolean narrow) {
        int[] countOf = new int[NO_DECIMAL + 1];
        int[] digits = new int[sample.length];
        for (int i = 0; i < sample.length; i++) {
            int decimals = decimals(sample[i], narrow);
            countOf[decimals]++;
            digits[i] = decimals == NO_DECIMAL ? 0 : digits(sample[i], decimals);
        }
        if (!narrow) {
            addDigits(countOf, digits);
        }
        int enough = -1;
        int covered = 0;
        for (int decimals = 0; decimals <= MAX_DECIMALS; decimals++) {
            covered += countOf[decimals];
            if (covered == sample.length || (enough < 0 && 4 * covered >= 3 * sample.length)) {
                enough = decimals;
                addDecimal(narrow ? LinearScale.narrowDecimal(decimals) : LinearScale.decimal(decimals));
            }
            if (covered == sample.length) {
                return decimals < 12;
            }
        }
        return false;
    }

    /** Adds decimals of so many significant digits where that is more than the decimals of the largest. */
    private void addDigits(int[] countOf, int[] digits) {
        Arrays.sort(digits);
        int most = digits[digits.length - 1];
        int largest = MAX_DECIMALS;
        while (largest > 0 && countOf[largest] == 0) {
            largest--;
        }
        if (most < 4 || most > 15 || 16 * countOf[NO_DECIMAL] > sample.length) {
            return;
        }
        for (int decimals = largest + 1; decimals >= largest - 1; decimals--) {
            if (decimals > 0) {
                found.add(new ScaledMapping(new DigitsScale(most, decimals)));
            }
        }
    }

    private static int digits(double value, int decimals) {
        return (int) Math.ceil(Math.log10(Math.abs(Math.rint(value * Reals.powerOfTen(decimals))) + 1));
    }

    /** Adds the floats behind decimals of 8 and 9 digits, or as few as it takes. */
    private void addPrinted() {
        for (int digits : new int[] {9, 8, PrintedScale.SHORTEST}) {
            Scale scale = new PrintedScale(digits, false);
            long[] k = new long[sample.length];
            double[] numbers = new double[sample.length];
            scale.nearest(sample, sample.length, k);
            scale.apply(k, sample.length, numbers, 0);
            int exact = 0;
            for (int i = 0; i < sample.length; i++) {
                exact += numbers[i] == sample[i] ? 1 : 0;
            }
            if (8 * exact >= 7 * sample.length) {
                found.add(new ScaledMapping(scale));
                found.add(new ScaledMapping(new PrintedScale(digits, true)));
                return;
            }
        }
    }

    private void addDecimal(LinearScale scale) {
        found.add(new ScaledMapping(scale));
        addQuantised(scale);
    }

    private void addQuantised(LinearScale scale) {
        long[] integers = new long[count];
        double inverse = scale.inverse();
        for (int i = 0; i < count; i++) {
            double near = Math.rint(values[i] * inverse);
            if (!(Math.abs(near) < Scale.MAX_INTEGER)) {
                return;
            }
            integers[i] = (long) near;
        }
        QuantisedMapping quantised = StepSearch.quantised(scale, integers, count);
        if (quantised != null) {
            found.add(quantised);
        }
    }

    private static int decimals(double value, boolean narrow) {
        long bits = Double.doubleToRawLongBits(value);
        for (int decimals = 0; decimals <= MAX_DECIMALS; decimals++) {
            LinearScale scale = narrow ? LinearScale.narrowDecimal(decimals) : LinearScale.decimal(decimals);
            double near = Math.rint(value * scale.factor());
            if (!(Math.abs(near) < Scale.MAX_INTEGER)) {
                break;
            }
            if (Double.doubleToRawLongBits(scale.apply((long) near)) == bits) {
                return decimals;
            }
        }
        return NO_DECIMAL;
    }

    /** Adds the fixed point that all of the sample have. */
    private void addDyadic() {
        int binaries = 0;
        double largest = 0;
        for (double value : sample) {
            long bits = Double.doubleToRawLongBits(value);
            if (value != 0 && Math.abs(value) <= Double.MAX_VALUE) {
                int trailing = Math.min(52, Long.numberOfTrailingZeros(bits));
                binaries = Math.max(binaries, 52 - trailing - Math.getExponent(value));
                largest = Math.max(largest, Math.abs(value));
            }
        }
        if (binaries > 0 && binaries <= MAX_BINARIES && largest * (1L << binaries) < Scale.MAX_INTEGER) {
            LinearScale scale = LinearScale.dyadic(binaries);
            found.add(new ScaledMapping(scale));
            addQuantised(scale);
        }
    }

    /** Adds the zeros that nearly all of the sample end in. */
    private void addTruncated() {
        int[] zeros = new int[sample.length];
        for (int i = 0; i < zeros.length; i++) {
            zeros[i] = Math.min(
                    TruncatedScale.MAX_ZEROS, Long.numberOfTrailingZeros(Double.doubleToRawLongBits(sample[i])));
        }
        Arrays.sort(zeros);
        for (int share : new int[] {0, zeros.length / 16, zeros.length / 8}) {
            if (zeros[share] >= MIN_ZEROS) {
                found.add(new ScaledMapping(new TruncatedScale(zeros[share], false)));
                found.add(new ScaledMapping(new TruncatedScale(zeros[share], true)));
            }
        }
    }

    private void addSteps(boolean isFloat) {
        StepSearch search = StepSearch.of(values, count);
        double step = search.step(DOUBLE_NOISE);
        double spacing = step > 0 ? 0 : search.spacing(DOUBLE_NOISE);
        if (step > 0) {
            addScales(new TidySteps(step, values, count).scales(searchOffset));
        } else if (spacing > 0) {
            addScales(List.of(new AffineScale(spacing, search.median(), 1, false)));
        }
        if (isFloat) {
            addFloatSteps(search);
        }
    }

    private void addFloatSteps(StepSearch search) {
        double step = search.step(FLOAT_NOISE);
        double spacing = step > 0 ? 0 : search.spacing(FLOAT_NOISE);
        if (step > 0) {
            addScales(new TidySteps(step, values, count).floatScales());
        } else if (spacing > 0) {
            addScales(List.of(new OffsetScale(spacing, search.median())));
        }
    }

    private void addScales(List<Scale> scales) {
        scales.forEach(scale -> found.add(new ScaledMapping(scale)));
    }
}
