package io.pitwall.serdes.packed.integers;

/**
 * How far integers are from what each predictor expects, told in one pass: the bits of residuals follow the mean of their
 * distance from their mean, so that ways which are plainly not the cheapest need no exact count.
 *
 * <p>All is told of the integers less the first one, because neighbours may lie on both sides of the end of 64 bits. Of wide ones the
 * lowest bits are left out of the sums, so that these do not overflow.
 */
final class Deviations {

    /** By so many bits a residual may be wider than the range of the integers. */
    private static final int RESIDUAL_BITS = 4;

    private final long[] sums;
    private final long least;

    private Deviations(long... sums) {
        this.sums = sums;
        long smallest = sums[0];
        for (long sum : sums) {
            smallest = Math.min(smallest, sum);
        }
        this.least = smallest;
    }

    /** Of at least three integers. */
    static Deviations of(long[] values, int count) {
        int shift = shift(values, count);
        long first = values[0];
        long last = (values[count - 1] - first) >> shift;
        long slope = last / (count - 1);
        long bend = (last - ((values[count - 2] - first) >> shift) - ((values[1] - first) >> shift)) / (count - 2);
        return new Deviations(
                fromMiddle(values, count, shift),
                fromLast(values, count, shift, slope),
                fromLine(values, count, shift, bend),
                fromHalfSmoothed(values, count, shift, 2 * slope),
                fromSmoothed(values, count, shift, 4 * slope));
    }

    /** So many of the lowest bits are left out. */
    private static int shift(long[] values, int count) {
        long all = 0;
        for (int i = 0; i < count; i++) {
            long fromFirst = values[i] - values[0];
            all |= fromFirst ^ (fromFirst >> 63);
        }
        int bits = Long.SIZE - Long.numberOfLeadingZeros(all) + RESIDUAL_BITS;
        return Math.max(0, bits + Integer.SIZE - Integer.numberOfLeadingZeros(count) - (Long.SIZE - 1));
    }

    // Loops of one sum each, which the processor does several integers at a time. Each has a method to itself, because
    // the JVM compiles a method once more for each loop in which it finds it busy.

    private static long fromMiddle(long[] values, int count, int shift) {
        long first = values[0];
        long fromFirst = 0;
        for (int i = 0; i < count; i++) {
            fromFirst += (values[i] - first) >> shift;
        }
        return fromMiddle(values, count, shift, fromFirst / count);
    }

    private static long fromMiddle(long[] values, int count, int shift, long middle) {
        long first = values[0];
        long sum = 0;
        for (int i = 0; i < count; i++) {
            sum += Math.abs(((values[i] - first) >> shift) - middle);
        }
        return sum;
    }

    private static long fromLast(long[] values, int count, int shift, long slope) {
        long first = values[0];
        long sum = 0;
        for (int i = 1; i < count; i++) {
            sum += Math.abs(((values[i] - first) >> shift) - ((values[i - 1] - first) >> shift) - slope);
        }
        return sum;
    }

    private static long fromLine(long[] values, int count, int shift, long bend) {
        long first = values[0];
        long sum = 0;
        for (int i = 2; i < count; i++) {
            long difference = ((values[i] - first) >> shift) - ((values[i - 1] - first) >> shift);
            long before = ((values[i - 1] - first) >> shift) - ((values[i - 2] - first) >> shift);
            sum += Math.abs(difference - before - bend);
        }
        return sum;
    }

    private static long fromHalfSmoothed(long[] values, int count, int shift, long usual) {
        long first = values[0];
        long residual = 0;
        long sum = 0;
        for (int i = 1; i < count; i++) {
            residual = ((values[i] - first) >> shift) - ((values[i - 1] - first) >> shift) + (residual >> 1);
            sum += Math.abs(residual - usual);
        }
        return sum;
    }

    private static long fromSmoothed(long[] values, int count, int shift, long usual) {
        long first = values[0];
        long residual = 0;
        long sum = 0;
        for (int i = 1; i < count; i++) {
            residual =
                    ((values[i] - first) >> shift) - ((values[i - 1] - first) >> shift) + (residual - (residual >> 2));
            sum += Math.abs(residual - usual);
        }
        return sum;
    }

    /** True where a predictor may be the best one. */
    boolean isWorthACount(int predictor, Ways ways) {
        return sums[predictor] <= ways.worth() * least;
    }
}
