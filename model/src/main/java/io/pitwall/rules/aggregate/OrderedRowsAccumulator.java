package io.pitwall.rules.aggregate;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Holds the rows for a {@link Fold} that needs them in order of time. The rows that have come in order are folded once,
 * however often the result is asked for.
 */
final class OrderedRowsAccumulator implements Accumulator {

    private final Fold fold;
    private final long[] state;
    private final RowArrays rows;

    /** So many rows are in order and in the state; the others are looked at when there is a question. */
    private int folded;

    OrderedRowsAccumulator(Fold fold) {
        this(fold, new RowArrays());
    }

    private OrderedRowsAccumulator(Fold fold, RowArrays rows) {
        this.fold = fold;
        this.rows = rows;
        this.state = new long[fold.words()];
        fold.clear(state, 0);
    }

    @Override
    public void add(long[] timesNs, double[] values, int from, int to) {
        rows.add(timesNs, values, from, to);
    }

    @Override
    public void merge(Accumulator other) {
        if (!(other instanceof OrderedRowsAccumulator that) || that.fold != fold) {
            throw new IllegalArgumentException("cannot merge " + other + " into " + this);
        }
        rows.add(that.rows.timesNs(), that.rows.values(), 0, that.rows.count());
    }

    @Override
    public boolean isMissing() {
        foldRows();
        return fold.isMissing(state, 0);
    }

    @Override
    public double result() {
        return isMissing() ? Double.NaN : Results.of(fold.result(state, 0));
    }

    private void foldRows() {
        if (!continuesInOrder()) {
            TimeOrder.sort(rows);
            fold.clear(state, 0);
            folded = 0;
        }
        fold.add(state, 0, rows.timesNs(), rows.values(), folded, rows.count());
        folded = rows.count();
    }

    private boolean continuesInOrder() {
        long[] timesNs = rows.timesNs();
        for (int row = Math.max(folded, 1); row < rows.count(); row++) {
            if (timesNs[row] < timesNs[row - 1]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        rows.write(out);
    }

    @Override
    public void read(DataInput in) throws IOException {
        rows.read(in, fold);
    }

    @Override
    public long weightBytes() {
        return 64 + (long) Long.BYTES * state.length + rows.weightBytes();
    }

    @Override
    public Accumulator copy() {
        return new OrderedRowsAccumulator(fold, rows.copy());
    }

    @Override
    public String toString() {
        return fold + " of a window";
    }
}
