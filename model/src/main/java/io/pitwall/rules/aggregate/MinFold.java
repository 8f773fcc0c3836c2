package io.pitwall.rules.aggregate;

import static java.lang.Double.doubleToRawLongBits;
import static java.lang.Double.longBitsToDouble;

/**
 * {@code min}: the smallest value; NaN if there is a NaN, and -0.0 is less than 0.0.
 *
 * <pre>
 * state := rows:int64 min:double
 * </pre>
 */
enum MinFold implements Fold {
    MIN;

    @Override
    public int words() {
        return 2;
    }

    @Override
    public void clear(long[] state, int at) {
        state[at] = 0;
        state[at + 1] = doubleToRawLongBits(Double.POSITIVE_INFINITY);
    }

    @Override
    public void add(long[] state, int at, long[] timesNs, double[] values, int from, int to) {
        double min = longBitsToDouble(state[at + 1]);
        for (int row = from; row < to; row++) {
            min = Math.min(min, values[row]);
        }
        state[at] += to - from;
        state[at + 1] = doubleToRawLongBits(min);
    }

    @Override
    public void merge(long[] state, int at, long[] later, int laterAt) {
        state[at] += later[laterAt];
        state[at + 1] =
                doubleToRawLongBits(Math.min(longBitsToDouble(state[at + 1]), longBitsToDouble(later[laterAt + 1])));
    }

    @Override
    public double result(long[] state, int at) {
        return longBitsToDouble(state[at + 1]);
    }
}
