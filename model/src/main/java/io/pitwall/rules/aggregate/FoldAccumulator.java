package io.pitwall.rules.aggregate;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.EOFException;
import java.io.IOException;

/** The few numbers of a {@link Fold}, stored as they are. */
final class FoldAccumulator implements Accumulator {

    private static final long OWN_BYTES = 48;

    private final Fold fold;
    private final long[] state;

    FoldAccumulator(Fold fold) {
        this(fold, new long[fold.words()]);
        fold.clear(state, 0);
    }

    private FoldAccumulator(Fold fold, long[] state) {
        this.fold = fold;
        this.state = state;
    }

    @Override
    public void add(long[] timesNs, double[] values, int from, int to) {
        fold.add(state, 0, timesNs, values, from, to);
    }

    @Override
    public void merge(Accumulator other) {
        if (!(other instanceof FoldAccumulator that) || that.fold != fold) {
            throw new IllegalArgumentException("cannot merge " + other + " into " + this);
        }
        fold.merge(state, 0, that.state, 0);
    }

    @Override
    public boolean isMissing() {
        return fold.isMissing(state, 0);
    }

    @Override
    public double result() {
        return isMissing() ? Double.NaN : Results.of(fold.result(state, 0));
    }

    @Override
    public void write(DataOutput out) throws IOException {
        for (long word : state) {
            out.writeLong(word);
        }
    }

    @Override
    public void read(DataInput in) throws IOException {
        try {
            for (int word = 0; word < state.length; word++) {
                state[word] = in.readLong();
            }
        } catch (EOFException e) {
            throw new IOException(
                    "the state of " + fold + " is cut off, it has " + Long.BYTES * state.length + " bytes", e);
        }
        fold.check(state);
    }

    @Override
    public long weightBytes() {
        return OWN_BYTES + (long) Long.BYTES * state.length;
    }

    @Override
    public Accumulator copy() {
        return new FoldAccumulator(fold, state.clone());
    }

    @Override
    public String toString() {
        return fold + " of a window";
    }
}
