package io.pitwall.serdes.packed.integers;

/**
 * How far integers are from what each predictor expects, told in one pass: the bits of residuals follow the mean of their
 * distance from their mean, so that ways which are plainly not the cheapest need no exact count.
 *
 * <p>Sums are doubles, because those of wide integers would overflow; a wrong one costs bytes and nothing else.
 */
final class Deviations {

    /** Another predictor may still be cheaper where its residuals are larger by no more than this: half a bit. */
    private static final double WORTH = 1.5;

    private final double[] sums;
    private final double limit;

    private Deviations(double[] sums) {
        this.sums = sums;
        double least = sums[0];
        for (double sum : sums) {
            least = Math.min(least, sum);
        }
        this.limit = WORTH * least;
    }

    /** Of at least three integers. */
    static Deviations of(long[] values, int count) {
        long slope = (values[count - 1] - values[0]) / (count - 1);
        long bend = (values[count - 1] - values[count - 2] - values[1] + values[0]) / (count - 2);
        long middle = values[0] + mean(values, count);
        double none = Math.abs((double) (values[0] - middle));
        double last = 0;
        double line = 0;
        double half = 0;
        double most = 0;
        long differenceBefore = values[1] - values[0];
        long halfBefore = 0;
        long mostBefore = 0;
        for (int i = 1; i < count; i++) {
            long difference = values[i] - values[i - 1];
            halfBefore = difference + (halfBefore >> 1);
            mostBefore = difference + mostBefore - (mostBefore >> 2);
            none += Math.abs((double) (values[i] - middle));
            last += Math.abs((double) (difference - slope));
            line += Math.abs((double) (difference - differenceBefore - bend));
            half += Math.abs((double) (halfBefore - 2 * slope));
            most += Math.abs((double) (mostBefore - 4 * slope));
            differenceBefore = difference;
        }
        return new Deviations(new double[] {none, last, line, half, most});
    }

    private static long mean(long[] values, int count) {
        long sum = 0;
        for (int i = 1; i < count; i++) {
            sum += values[i] - values[0];
        }
        return sum / count;
    }

    /** True where a predictor may be the best one. */
    boolean isWorthACount(int predictor) {
        return sums[predictor] <= limit;
    }
}
