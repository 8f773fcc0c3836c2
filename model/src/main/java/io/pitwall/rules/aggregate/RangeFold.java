package io.pitwall.rules.aggregate;

import java.io.IOException;

/**
 * {@code range}: the largest value less the smallest one; NaN if there is a NaN.
 *
 * <pre>
 * state := MinFold MaxFold
 * </pre>
 */
enum RangeFold implements Fold {
    RANGE;

    private static final int MAX_AT = MinFold.MIN.words();

    @Override
    public int words() {
        return MAX_AT + MaxFold.MAX.words();
    }

    @Override
    public void clear(long[] state, int at) {
        MinFold.MIN.clear(state, at);
        MaxFold.MAX.clear(state, at + MAX_AT);
    }

    @Override
    public void add(long[] state, int at, long[] timesNs, double[] values, int from, int to) {
        MinFold.MIN.add(state, at, timesNs, values, from, to);
        MaxFold.MAX.add(state, at + MAX_AT, timesNs, values, from, to);
    }

    @Override
    public void merge(long[] state, int at, long[] later, int laterAt) {
        MinFold.MIN.merge(state, at, later, laterAt);
        MaxFold.MAX.merge(state, at + MAX_AT, later, laterAt + MAX_AT);
    }

    @Override
    public double result(long[] state, int at) {
        return MaxFold.MAX.result(state, at + MAX_AT) - MinFold.MIN.result(state, at);
    }

    @Override
    public void check(long[] state) throws IOException {
        Fold.super.check(state);
        if (state[0] != state[MAX_AT]) {
            throw new IOException(
                    "the state of RANGE has the smallest of " + state[0] + " rows and the largest of " + state[MAX_AT]);
        }
    }
}
