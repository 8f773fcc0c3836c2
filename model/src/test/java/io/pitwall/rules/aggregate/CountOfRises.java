package io.pitwall.rules.aggregate;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.TreeMap;

/** A custom accumulator as a user might write one: how often a value is higher than that of the time before. */
final class CountOfRises implements Accumulator {

    private final TreeMap<Long, Double> lastValues = new TreeMap<>();

    @Override
    public void add(long[] timesNs, double[] values, int from, int to) {
        for (int row = from; row < to; row++) {
            lastValues.put(timesNs[row], values[row]);
        }
    }

    @Override
    public void merge(Accumulator other) {
        lastValues.putAll(((CountOfRises) other).lastValues);
    }

    @Override
    public boolean isMissing() {
        return lastValues.size() < 2;
    }

    @Override
    public double result() {
        if (isMissing()) {
            return Double.NaN;
        }
        double rises = 0;
        double before = Double.POSITIVE_INFINITY;
        for (double value : lastValues.values()) {
            rises += value > before ? 1 : 0;
            before = value;
        }
        return rises;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeInt(lastValues.size());
        for (var row : lastValues.entrySet()) {
            out.writeLong(row.getKey());
            out.writeDouble(row.getValue());
        }
    }

    @Override
    public void read(DataInput in) throws IOException {
        for (int rows = in.readInt(); rows > 0; rows--) {
            lastValues.put(in.readLong(), in.readDouble());
        }
    }

    @Override
    public long weightBytes() {
        return 64L * lastValues.size();
    }

    @Override
    public Accumulator copy() {
        CountOfRises copy = new CountOfRises();
        copy.lastValues.putAll(lastValues);
        return copy;
    }
}
