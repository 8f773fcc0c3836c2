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
        double last = 1;
        int misses = 0;
        int means = 0;
        for (int i = 0; i < count; i++) {
            double divisor = near(values[i], last);
            double sum = sumOf(values[i], divisor);
            if (Double.isNaN(sum)) {
                divisor = search(values[i], last);
                sum = sumOf(values[i], divisor);
            }
            if (Double.isNaN(sum)) {
                divisors[i] = 1;
                sums[i] = values[i];
                if (8 * ++misses > count + 8 || misses > 4 + i / 2) {
                    return null;
                }
            } else {
                divisors[i] = (long) divisor;
                sums[i] = sum;
                last = divisor;
                means += (Double.doubleToRawLongBits(values[i]) & MASK) == 0 ? 0 : 1;
            }
        }
        return 4 * means > count ? new Split(sums, divisors) : null;
    }

    /**
     * The last divisor or one beside it: nearly always one of these serves, and which is hard to predict, so that there are no
     * branches. The first of the last, the one below and the one above whose product may be a sum.
     */
    private static double near(double value, double last) {
        long isNotLast = (2 - behindSum(value * last)) >> 63;
        long isNotBelow = (2 - behindSum(value * (last - 1))) >> 63;
        return last + (isNotLast & (1 | ~isNotBelow));
    }

    /** The divisor that serves and is next to the last one, but not the last one, or 0. */
    private static double search(double value, double last) {
        for (int distance = 1; distance < MAX_DIVISOR; distance++) {
            if (!Double.isNaN(sumOf(value, last - distance))) {
                return last - distance;
            } else if (!Double.isNaN(sumOf(value, last + distance))) {
                return last + distance;
            }
        }
        return 0;
    }

    /** The sum if it is one, else NaN: what divided by the divisor is the number, and has zeros at the end. */
    private static double sumOf(double value, double divisor) {
        // Most divisors fail here: their products have no zeros at the end, give or take an ulp.
        double near = value * divisor;
        if (behindSum(near) > 2 || !(divisor >= 1 && divisor <= MAX_DIVISOR)) {
            return Double.NaN;
        }
        double sum = Double.longBitsToDouble((Double.doubleToRawLongBits(near) + 1) & ~MASK);
        boolean divides = Double.doubleToRawLongBits(sum / divisor) == Double.doubleToRawLongBits(value);
        return divides && Math.abs(sum) <= Double.MAX_VALUE ? sum : Double.NaN;
    }

    /** By how many ulps a number is beyond the one before a number with zeros at the end: 0 to 2 where it may be that number. */
    private static long behindSum(double near) {
        return (Double.doubleToRawLongBits(near) + 1) & MASK;
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
