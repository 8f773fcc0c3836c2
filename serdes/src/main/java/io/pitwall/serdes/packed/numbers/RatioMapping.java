package io.pitwall.serdes.packed.numbers;

import io.pitwall.serdes.packed.bytes.ByteSink;
import io.pitwall.serdes.packed.bytes.ByteSource;
import io.pitwall.serdes.packed.integers.PackedIntegers;
import org.jspecify.annotations.Nullable;

/**
 * Means: a sum of few readings, which has few digits, divided by how many they were.
 *
 * <pre>
 * ratio    := integers numbers           setting: head of the numbers
 * integers := divisors                   below 2 none
 * numbers  := sums                       mapped, but not by a ratio or a dictionary again
 * </pre>
 *
 * @param sums how the sums are mapped
 * @param forms how they are written then
 */
record RatioMapping(Mapping sums, Draft.Forms forms) implements Mapping {

    private static final int MAX_DIVISOR = 64;

    /** A sum that ends in so many zero bits is no accident. */
    private static final int MIN_ZEROS = 18;

    private static final long MASK = (1L << MIN_ZEROS) - 1;

    /** Sums and divisors of some numbers. */
    static final class Split {

        private final double[] sums;
        private final long[] divisors;

        private Split(double[] sums, long[] divisors) {
            this.sums = sums;
            this.divisors = divisors;
        }

        double[] sums() {
            return sums;
        }
    }

    /** {@code null} where most of the numbers are no means, or have short digits without that. */
    static @Nullable Split split(double[] values, int count) {
        double[] sums = new double[count];
        long[] divisors = new long[count];
        long last = 1;
        int misses = 0;
        int means = 0;
        for (int i = 0; i < count; i++) {
            // Nearly always the divisor before, which then has the sum at once.
            double sum = sumOf(values[i], last);
            long divisor = Double.isNaN(sum) ? divisor(values[i], last) : last;
            if (divisor == 0) {
                divisors[i] = 1;
                sums[i] = values[i];
                if (8 * ++misses > count + 8 || misses > 4 + i / 2) {
                    return null;
                }
            } else {
                divisors[i] = divisor;
                sums[i] = divisor == last ? sum : sum(values[i], divisor);
                last = divisor;
                means += zeros(values[i]) < MIN_ZEROS ? 1 : 0;
            }
        }
        return 4 * means > count ? new Split(sums, divisors) : null;
    }

    /** The divisor that serves and is next to the last one, or 0. */
    private static long divisor(double value, long last) {
        for (int distance = 0; distance < MAX_DIVISOR; distance++) {
            if (serves(value, last - distance)) {
                return last - distance;
            } else if (serves(value, last + distance)) {
                return last + distance;
            }
        }
        return 0;
    }

    private static boolean serves(double value, long divisor) {
        return divisor >= 1 && divisor <= MAX_DIVISOR && !Double.isNaN(sumOf(value, divisor));
    }

    /** The sum if it is one, else NaN. */
    private static double sumOf(double value, long divisor) {
        // Most divisors fail here: their products have no zeros at the end, give or take an ulp.
        long bits = Double.doubleToRawLongBits(value * divisor) + 1;
        if ((bits & MASK) > 2) {
            return Double.NaN;
        }
        double sum = sum(value, divisor);
        return zeros(sum) >= MIN_ZEROS ? sum : Double.NaN;
    }

    /** What divided by the divisor is the number, with the most zeros at the end. */
    private static double sum(double value, long divisor) {
        double near = value * divisor;
        // Of three neighbours the one with zeros at the end, if any, is told without dividing.
        long bits = Double.doubleToRawLongBits(near);
        long best = bits;
        for (long candidate = bits - 1; candidate <= bits + 1; candidate++) {
            best = Long.numberOfTrailingZeros(candidate) > Long.numberOfTrailingZeros(best) ? candidate : best;
        }
        double sum = Double.longBitsToDouble(best);
        return Double.doubleToRawLongBits(sum / divisor) == Double.doubleToRawLongBits(value) ? sum : Double.NaN;
    }

    /** Zero bits at the end; none of what is no number. */
    private static int zeros(double value) {
        return Math.abs(value) <= Double.MAX_VALUE ? Long.numberOfTrailingZeros(Double.doubleToRawLongBits(value)) : 0;
    }

    @Override
    public @Nullable Draft draft(double[] values, int count) {
        Split split = split(values, count);
        Draft mapped = split == null ? null : sums.draft(split.sums, count);
        if (split == null || mapped == null) {
            return null;
        }
        return Draft.ofNested(RATIO, new ByteSink(4 * count), mapped, forms, split.divisors);
    }

    static PackedNumbers parse(ByteSource heads, ByteSource in, int code, int count) {
        PackedIntegers divisors = PackedIntegers.parse(heads, in, code, count);
        PackedNumbers sums = PackedNumbers.parse(heads, in, count, false);
        return (arrays, out) -> {
            sums.decode(arrays, out);
            divisors.forEachChunk(arrays.first(), (divisor, size, at) -> {
                for (int i = 0; i < size; i++) {
                    // Even a division by 1 changes the bits of some NaN.
                    out[at + i] = divisor[i] <= 1 ? out[at + i] : out[at + i] / divisor[i];
                }
            });
        };
    }
}
