package io.pitwall.rules.aggregate;

import static java.lang.Double.doubleToRawLongBits;
import static java.lang.Double.longBitsToDouble;

import java.io.IOException;

/**
 * {@code first last rate}: the rows of the earliest and of the latest time; of rows of equal time the earliest is the one
 * that arrived first, the latest the one that arrived last.
 *
 * <pre>
 * state := rows:int64 firstNs:int64 first:double lastNs:int64 last:double
 * </pre>
 */
enum EndsFold implements Fold {
    FIRST {
        @Override
        public double result(long[] state, int at) {
            return longBitsToDouble(state[at + FIRST_VALUE]);
        }
    },
    LAST {
        @Override
        public double result(long[] state, int at) {
            return longBitsToDouble(state[at + LAST_VALUE]);
        }
    },
    /** The change from the first to the last value, per second. */
    RATE {
        @Override
        public boolean isMissing(long[] state, int at) {
            return state[at] == 0 || state[at + FIRST_NS] == state[at + LAST_NS];
        }

        @Override
        public double result(long[] state, int at) {
            return (LAST.result(state, at) - FIRST.result(state, at))
                    / Seconds.between(state[at + FIRST_NS], state[at + LAST_NS]);
        }
    };

    private static final int FIRST_NS = 1;
    private static final int FIRST_VALUE = 2;
    private static final int LAST_NS = 3;
    private static final int LAST_VALUE = 4;

    @Override
    public int words() {
        return 5;
    }

    @Override
    public void clear(long[] state, int at) {
        for (int word = 0; word < words(); word++) {
            state[at + word] = 0;
        }
    }

    @Override
    public void add(long[] state, int at, long[] timesNs, double[] values, int from, int to) {
        if (from == to) {
            return;
        }
        int first = from;
        int last = from;
        for (int row = from + 1; row < to; row++) {
            first = timesNs[row] < timesNs[first] ? row : first;
            last = timesNs[row] >= timesNs[last] ? row : last;
        }
        addEnds(
                state,
                at,
                timesNs[first],
                doubleToRawLongBits(values[first]),
                timesNs[last],
                doubleToRawLongBits(values[last]));
        state[at] += to - from;
    }

    @Override
    public void merge(long[] state, int at, long[] later, int laterAt) {
        if (later[laterAt] == 0) {
            return;
        }
        addEnds(
                state,
                at,
                later[laterAt + FIRST_NS],
                later[laterAt + FIRST_VALUE],
                later[laterAt + LAST_NS],
                later[laterAt + LAST_VALUE]);
        state[at] += later[laterAt];
    }

    private static void addEnds(long[] state, int at, long firstNs, long first, long lastNs, long last) {
        boolean isEmpty = state[at] == 0;
        if (isEmpty || firstNs < state[at + FIRST_NS]) {
            state[at + FIRST_NS] = firstNs;
            state[at + FIRST_VALUE] = first;
        }
        if (isEmpty || lastNs >= state[at + LAST_NS]) {
            state[at + LAST_NS] = lastNs;
            state[at + LAST_VALUE] = last;
        }
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
