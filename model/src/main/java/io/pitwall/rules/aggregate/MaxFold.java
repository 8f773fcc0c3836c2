package io.pitwall.rules.aggregate;

import static java.lang.Double.doubleToRawLongBits;
import static java.lang.Double.longBitsToDouble;

/**
 * {@code max}: the largest value; NaN if there is a NaN, and -0.0 is less than 0.0.
 *
 * <pre>
 * state := rows:int64 max:double
 * </pre>
 */
enum MaxFold implements Fold {
    MAX;

    @Override
    public int words() {
        return 2;
    }

    @Override
    public void clear(long[] state, int at) {
        state[at] = 0;
        state[at + 1] = doubleToRawLongBits(Double.NEGATIVE_INFINITY);
    }

    @Override
    public void add(long[] state, int at, long[] timesNs, double[] values, int from, int to) {
        double max = longBitsToDouble(state[at + 1]);
        for (int row = from; row < to; row++) {
            max = Math.max(max, values[row]);
        }
        state[at] += to - from;
        state[at + 1] = doubleToRawLongBits(max);
    }

    @Override
    public void merge(long[] state, int at, long[] later, int laterAt) {
        state[at] += later[laterAt];
        state[at + 1] =
                doubleToRawLongBits(Math.max(longBitsToDouble(state[at + 1]), longBitsToDouble(later[laterAt + 1])));
    }

    @Override
    public double result(long[] state, int at) {
        return longBitsToDouble(state[at + 1]);
    }
}
