package io.pitwall.serdes.packed.numbers;

import java.util.ArrayList;
import java.util.List;

/** The mappings that may fit some numbers, told from a sample of them; cost decides between them. */
final class MappingSearch {

    private static final int MAX_SAMPLES = 48;
    private static final int MAX_DECIMALS = 17;
    private static final int MAX_BINARIES = 60;

    private final double[] values;
    private final int count;
    private final double[] sample;
    private final List<Mapping> found = new ArrayList<>();

    private MappingSearch(double[] values, int count) {
        this.values = values;
        this.count = count;
        this.sample = new double[Math.min(count, MAX_SAMPLES)];
        for (int i = 0; i < sample.length; i++) {
            sample[i] = values[(int) ((long) i * count / sample.length)];
        }
    }

    /** Every mapping worth a try, but dictionaries; the last ones fit all numbers. */
    static List<Mapping> candidates(double[] values, int count) {
        MappingSearch search = new MappingSearch(values, count);
        boolean decimal = search.addDecimals(false);
        boolean isFloat = search.allFloats();
        if (isFloat) {
            search.addDecimals(true);
            search.found.add(FloatMapping.ORDERED);
            search.found.add(FloatMapping.SIGNED);
        }
        search.addDyadic();
        if (!decimal) {
            StepSearch.of(values, count).scales().forEach(scale -> search.found.add(new ScaledMapping(scale)));
        }
        if (!isFloat) {
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
        int[] countOf = new int[MAX_DECIMALS + 2];
        for (double value : sample) {
            countOf[decimals(value, narrow)]++;
        }
        int enough = -1;
        int covered = 0;
        for (int decimals = 0; decimals <= MAX_DECIMALS; decimals++) {
            covered += countOf[decimals];
            if (covered == sample.length || (enough < 0 && 4 * covered >= 3 * sample.length)) {
                enough = decimals;
                addDecimal(narrow ? Scale.narrowDecimal(decimals) : Scale.decimal(decimals));
            }
            if (covered == sample.length) {
                return decimals < 12;
            }
        }
        return false;
    }

    private void addDecimal(Scale scale) {
        found.add(new ScaledMapping(scale));
        long[] integers = new long[count];
        for (int i = 0; i < count; i++) {
            double near = Math.rint(values[i] * scale.factor());
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
            Scale scale = narrow ? Scale.narrowDecimal(decimals) : Scale.decimal(decimals);
            double near = Math.rint(value * scale.factor());
            if (!(Math.abs(near) < Scale.MAX_INTEGER)) {
                break;
            }
            if (Double.doubleToRawLongBits(scale.apply((long) near)) == bits) {
                return decimals;
            }
        }
        return MAX_DECIMALS + 1;
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
            found.add(new ScaledMapping(Scale.dyadic(binaries)));
        }
    }
}
