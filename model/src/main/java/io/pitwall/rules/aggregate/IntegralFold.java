package io.pitwall.rules.aggregate;

import static java.lang.Double.doubleToRawLongBits;
import static java.lang.Double.longBitsToDouble;

import java.io.IOException;

/**
 * {@code integral timeWeightedMean}: the area under the straight lines from each row to the next, over seconds. Rows must
 * come in order of time, and so must states that are merged.
 *
 * <p>Of rows of equal time the line ends at the one that arrived first and goes on from the one that arrived last.
 *
 * <pre>
 * state := rows:int64 firstNs:int64 first:double lastNs:int64 last:double area:double errors:double
 * </pre>
 */
enum IntegralFold implements Fold {
    INTEGRAL {
        @Override
        double of(double area, double seconds, double last) {
            return area;
        }
    },
    TIME_WEIGHTED_MEAN {
        @Override
        double of(double area, double seconds, double last) {
            return seconds == 0 ? last : area / seconds;
        }
    };

    private static final int FIRST_NS = 1;
    private static final int FIRST_VALUE = 2;
    private static final int LAST_NS = 3;
    private static final int LAST_VALUE = 4;
    private static final int AREA = 5;

    abstract double of(double area, double seconds, double last);

    @Override
    public int words() {
        return AREA + CompensatedSum.WORDS;
    }

    @Override
    public void clear(long[] state, int at) {
        for (int word = 0; word < AREA; word++) {
            state[at + word] = 0;
        }
        CompensatedSum.clear(state, at + AREA);
    }

    @Override
    public void add(long[] state, int at, long[] timesNs, double[] values, int from, int to) {
        if (from == to) {
            return;
        }
        int second = from;
        if (state[at] == 0) {
            state[at + FIRST_NS] = timesNs[from];
            state[at + FIRST_VALUE] = doubleToRawLongBits(values[from]);
            state[at + LAST_NS] = timesNs[from];
            state[at + LAST_VALUE] = doubleToRawLongBits(values[from]);
            second++;
        }
        for (int row = second; row < to; row++) {
            addLineTo(state, at, timesNs[row], values[row]);
            state[at + LAST_NS] = timesNs[row];
            state[at + LAST_VALUE] = doubleToRawLongBits(values[row]);
        }
        state[at] += to - from;
    }

    private static void addLineTo(long[] state, int at, long timeNs, double value) {
        double seconds = Seconds.between(state[at + LAST_NS], timeNs);
        // An infinite value has no area where no time passes. Halves first: the sum of two values may be too large.
        if (seconds > 0) {
            double middle = longBitsToDouble(state[at + LAST_VALUE]) / 2 + value / 2;
            CompensatedSum.add(state, at + AREA, seconds * middle);
        }
    }

    @Override
    public void merge(long[] state, int at, long[] later, int laterAt) {
        if (state[at] == 0 || later[laterAt] == 0) {
            if (later[laterAt] > 0) {
                System.arraycopy(later, laterAt, state, at, words());
            }
            return;
        }
        addLineTo(state, at, later[laterAt + FIRST_NS], longBitsToDouble(later[laterAt + FIRST_VALUE]));
        CompensatedSum.merge(state, at + AREA, later, laterAt + AREA);
        state[at] += later[laterAt];
        state[at + LAST_NS] = later[laterAt + LAST_NS];
        state[at + LAST_VALUE] = later[laterAt + LAST_VALUE];
    }

    @Override
    public double result(long[] state, int at) {
        // The area of nothing is -0.0 as a sum.
        double area = CompensatedSum.total(state, at + AREA) + 0.0;
        double seconds = Seconds.between(state[at + FIRST_NS], state[at + LAST_NS]);
        return of(area, seconds, longBitsToDouble(state[at + LAST_VALUE]));
    }

    @Override
    public void check(long[] state) throws IOException {
        Fold.super.check(state);
        if (state[FIRST_NS] > state[LAST_NS]) {
            throw new IOException("the state of " + this + " has its first row at " + state[FIRST_NS]
                    + " ns, behind its last at " + state[LAST_NS] + " ns");
        }
    }
}
