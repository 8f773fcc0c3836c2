package io.pitwall.rules.aggregate;

/**
 * {@code sum mean}: a {@link CompensatedSum}.
 *
 * <pre>
 * state := rows:int64 sum:double errors:double
 * </pre>
 */
enum SumFold implements Fold {
    SUM {
        @Override
        double of(double sum, long rows) {
            return sum;
        }
    },
    MEAN {
        @Override
        double of(double sum, long rows) {
            return sum / rows;
        }
    };

    private static final int SUM_AT = 1;

    abstract double of(double sum, long rows);

    @Override
    public int words() {
        return SUM_AT + CompensatedSum.WORDS;
    }

    @Override
    public void clear(long[] state, int at) {
        state[at] = 0;
        CompensatedSum.clear(state, at + SUM_AT);
    }

    @Override
    public void add(long[] state, int at, long[] timesNs, double[] values, int from, int to) {
        state[at] += to - from;
        CompensatedSum.add(state, at + SUM_AT, values, from, to);
    }

    @Override
    public void merge(long[] state, int at, long[] later, int laterAt) {
        state[at] += later[laterAt];
        CompensatedSum.merge(state, at + SUM_AT, later, laterAt + SUM_AT);
    }

    @Override
    public double result(long[] state, int at) {
        return of(CompensatedSum.total(state, at + SUM_AT), state[at]);
    }
}
