package io.pitwall.test.verbs.entries;

import io.pitwall.rules.aggregate.Accumulator;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The number of values above a limit. */
final class CountAbove implements Accumulator {

    private static final long WEIGHT_BYTES = 32;

    private final double limit;
    private long count;

    CountAbove(double limit) {
        this.limit = limit;
    }

    @Override
    public void add(long[] timesNs, double[] values, int from, int to) {
        for (int row = from; row < to; row++) {
            if (values[row] > limit) {
                count++;
            }
        }
    }

    @Override
    public void merge(Accumulator other) {
        if (!(other instanceof CountAbove counted)) {
            throw new IllegalArgumentException("a count of values cannot take in " + other);
        }
        count += counted.count;
    }

    @Override
    public boolean isMissing() {
        return false;
    }

    @Override
    public double result() {
        return count;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeLong(count);
    }

    @Override
    public void read(DataInput in) throws IOException {
        count = in.readLong();
        if (count < 0) {
            throw new IOException("a count of values cannot be " + count);
        }
    }

    @Override
    public long weightBytes() {
        return WEIGHT_BYTES;
    }

    @Override
    public Accumulator copy() {
        CountAbove copy = new CountAbove(limit);
        copy.count = count;
        return copy;
    }
}
