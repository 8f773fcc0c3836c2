package io.pitwall.serdes.packed.integers;

/**
 * What an integer is expected to be after those before it; residuals say by how much that is wrong.
 *
 * <pre>
 * predictor := 0          nothing: residuals are the integers themselves
 *            | 1          the integer before: residuals are differences
 *            | 2          as far from the integer before as that from the one before it: differences of these
 *            | 3 | 4      a smoothed integer before: half, or three quarters, of the residual before are taken from it
 * </pre>
 *
 * <p>Noise is in an integer and therefore in both differences beside it; smoothing takes most of it off the second one. The
 * share of a residual is rounded towards the residual; arithmetic wraps around at 64 bits. Source: simple exponential
 * smoothing, Brown, "Statistical Forecasting for Inventory Control", 1959.
 */
final class Predictor {

    static final int NONE = 0;
    static final int LAST = 1;
    static final int LINE = 2;
    static final int HALF_SMOOTHED = 3;
    static final int SMOOTHED = 4;

    private Predictor() {}

    /** So many integers stand before the residuals: the first one, and for a line the first difference. */
    static int firstCount(int predictor) {
        return predictor > LINE ? 1 : predictor;
    }

    /** Makes residuals of all integers but the first ones. */
    static void predict(int predictor, long[] integers, int count, long[] residuals) {
        residuals[0] = integers[0];
        for (int i = 1; i < count; i++) {
            residuals[i] = integers[i] - integers[i - 1];
        }
        switch (predictor) {
            case LINE -> subtractBefore(residuals, count);
            case HALF_SMOOTHED -> {
                long before = 0;
                for (int i = 1; i < count; i++) {
                    before = residuals[i] + (before >> 1);
                    residuals[i] = before;
                }
            }
            case SMOOTHED -> {
                long before = 0;
                for (int i = 1; i < count; i++) {
                    before = residuals[i] + before - (before >> 2);
                    residuals[i] = before;
                }
            }
            default -> {}
        }
    }

    private static void subtractBefore(long[] differences, int count) {
        long before = count > 1 ? differences[1] : 0;
        for (int i = 2; i < count; i++) {
            long difference = differences[i];
            differences[i] = difference - before;
            before = difference;
        }
    }
}
