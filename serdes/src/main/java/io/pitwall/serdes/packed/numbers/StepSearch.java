package io.pitwall.serdes.packed.numbers;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Finds the step that numbers may be multiples of. */
final class StepSearch {

    private static final int MAX_SAMPLES = 256;
    private static final int MAX_DIVISOR = 4;

    private final double[] sorted;

    /** The different finite numbers of a sample; {@code magnitude} orders by absolute value. */
    private StepSearch(double[] sorted) {
        this.sorted = sorted;
    }

    static StepSearch of(double[] values, int count) {
        double[] sample = new double[Math.min(count, MAX_SAMPLES)];
        int size = 0;
        for (int i = 0; i < sample.length; i++) {
            double value = values[(int) ((long) i * count / sample.length)];
            if (Math.abs(value) < 1e300) {
                sample[size++] = value;
            }
        }
        Arrays.sort(sample, 0, size);
        int distinct = 0;
        for (int i = 0; i < size; i++) {
            if (distinct == 0 || sample[i] != sample[distinct - 1]) {
                sample[distinct++] = sample[i];
            }
        }
        return new StepSearch(Arrays.copyOf(sample, distinct));
    }

    private double smallestGap(double atLeast) {
        double gap = Double.POSITIVE_INFINITY;
        for (int i = 1; i < sorted.length; i++) {
            double next = sorted[i] - sorted[i - 1];
            if (next >= atLeast && next < gap) {
                gap = next;
            }
        }
        return gap;
    }

    /**
     * The step of which nearly all numbers are multiples but for rounding, or 0.
     *
     * @param noise what rounding makes of equal numbers at most, relative to the largest
     */
    double step(double noise) {
        double[] byMagnitude = new double[sorted.length];
        for (int i = 0; i < sorted.length; i++) {
            byMagnitude[i] = Math.abs(sorted[i]);
        }
        Arrays.sort(byMagnitude);
        return firstRefined(noise, guess -> {
            // A guess is too rough to count the steps to numbers that are far from zero; between them are fewer, if
            // they
            // are not far apart as well.
            double spacing = refined(guess, distances());
            double step = spacing > 0 ? refined(spacing, byMagnitude) : 0;
            return step > 0 ? step : refined(guess, byMagnitude);
        });
    }

    /** The step of which the distances between nearly all numbers are multiples but for rounding, or 0. */
    double spacing(double noise) {
        return firstRefined(noise, guess -> refined(guess, distances()));
    }

    /** The number in the middle; there is one where a spacing was found. */
    double median() {
        return sorted[sorted.length / 2];
    }

    private double firstRefined(double noise, DoubleUnaryOperator refine) {
        if (sorted.length < 3) {
            return 0;
        }
        double largest = Math.max(Math.abs(sorted[0]), Math.abs(sorted[sorted.length - 1]));
        double gap = smallestGap(largest * noise);
        for (int divisor = 1; divisor <= MAX_DIVISOR && gap < largest; divisor++) {
            double step = refine.applyAsDouble(gap / divisor);
            if (step > 0) {
                return step;
            }
        }
        return 0;
    }

    /** From the number in the middle, because the smallest may be one that means something else, such as -1. */
    private double[] distances() {
        double[] distances = new double[sorted.length];
        for (int i = 0; i < distances.length; i++) {
            distances[i] = Math.abs(sorted[i] - median());
        }
        Arrays.sort(distances);
        return distances;
    }

    /** Larger numbers tell the step more exactly; 0 when too few of some, which ascend, are multiples of it. */
    private static double refined(double guess, double[] ascending) {
        double step = guess;
        double multipleKnown = 1;
        int misses = 0;
        for (double value : ascending) {
            double multiple = Math.rint(value / step);
            if (Math.abs(value / step - multiple) > 0.05) {
                if (++misses * 16 > ascending.length + 16) {
                    return 0;
                }
            } else if (multiple > multipleKnown && multiple < 1e12) {
                step = value / multiple;
                multipleKnown = multiple;
            }
        }
        return step;
    }

    /** The quantisation of decimals under a scale, or {@code null} when they have no step of 2 or more. */
    static @Nullable QuantisedMapping quantised(LinearScale scale, long[] decimals, int count) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = decimals[i];
        }
        StepSearch search = of(values, count);
        double gap = search.smallestGap(1);
        if (search.sorted.length < 4 || gap < 2 || gap == Double.POSITIVE_INFINITY) {
            return null;
        }
        for (int divisor = 1; divisor <= MAX_DIVISOR && gap / divisor >= 1.5; divisor++) {
            QuantisedMapping found = search.fitted(scale, gap, divisor);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** Narrows the range of the step: by the gaps, the smallest first, then with growing distance from the median. */
    private @Nullable QuantisedMapping fitted(LinearScale scale, double gap, int divisor) {
        int pairs = sorted.length - 1;
        double[] distances = new double[2 * pairs];
        double median = sorted[sorted.length / 2];
        for (int i = 0, next = pairs; i <= pairs; i++) {
            if (i > 0) {
                distances[i - 1] = sorted[i] - sorted[i - 1];
            }
            if (i != sorted.length / 2) {
                distances[next++] = Math.abs(sorted[i] - median);
            }
        }
        Arrays.sort(distances, 0, pairs);
        Arrays.sort(distances, pairs, distances.length);
        double low = (gap - 1) / divisor;
        double high = (gap + 1) / divisor;
        for (double distance : distances) {
            double fewest = Math.ceil((distance - 1) / high);
            double most = Math.floor((distance + 1) / low);
            if (fewest > most) {
                return null;
            }
            if (fewest == most && fewest > 0) {
                low = Math.max(low, (distance - 1) / fewest);
                high = Math.min(high, (distance + 1) / fewest);
            }
            if (low > high) {
                return null;
            }
        }
        return withOffset(scale, (float) ((low + high) / 2));
    }

    private @Nullable QuantisedMapping withOffset(LinearScale scale, float step) {
        double first = sorted[0];
        double least = 0;
        double most = 0;
        for (double value : sorted) {
            double rest = value - first - Math.rint((value - first) / step) * step;
            least = Math.min(least, rest);
            most = Math.max(most, rest);
        }
        double zero = first + (least + most) / 2;
        double offset = zero - Math.rint(zero / step) * step;
        return most - least > 2 || !(step >= 1.5f)
                ? null
                : new QuantisedMapping(scale, step, Math.abs(offset) < 0.5 ? 0 : (float) offset);
    }
}
