package io.pitwall.rules.aggregate;

/** {@code count}: how many rows. Looks at neither times nor values. */
enum CountFold implements Fold {
    COUNT;

    @Override
    public int words() {
        return 1;
    }

    @Override
    public void clear(long[] state, int at) {
        state[at] = 0;
    }

    @Override
    public void add(long[] state, int at, long[] timesNs, double[] values, int from, int to) {
        state[at] += to - from;
    }

    @Override
    public void merge(long[] state, int at, long[] later, int laterAt) {
        state[at] += later[laterAt];
    }

    /** No rows are 0 rows. */
    @Override
    public boolean isMissing(long[] state, int at) {
        return false;
    }

    @Override
    public double result(long[] state, int at) {
        return state[at];
    }
}
