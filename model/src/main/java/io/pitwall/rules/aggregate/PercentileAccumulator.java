package io.pitwall.rules.aggregate;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;

/**
 * Holds all values, and sorts those that are new when there is a question.
 *
 * <pre>
 * state := count:int32 value:double*     raw bits, in no order
 * </pre>
 */
final class PercentileAccumulator implements Accumulator {

    private static final int SMALLEST = 16;
    private static final int LARGEST_UNPROVEN = 1024;

    private final Percentile percentile;
    private double[] values;
    private int count;

    /** So many values are in order, NaN last; behind them are those that have come since. */
    private int sorted;

    PercentileAccumulator(Percentile percentile) {
        this(percentile, new double[0], 0);
    }

    private PercentileAccumulator(Percentile percentile, double[] values, int sorted) {
        this.percentile = percentile;
        this.values = values;
        this.count = values.length;
        this.sorted = sorted;
    }

    @Override
    public void add(long[] timesNs, double[] moreValues, int from, int to) {
        ensureRoom(to - from);
        System.arraycopy(moreValues, from, values, count, to - from);
        count += to - from;
    }

    @Override
    public void merge(Accumulator other) {
        if (!(other instanceof PercentileAccumulator that) || !that.percentile.equals(percentile)) {
            throw new IllegalArgumentException("cannot merge " + other + " into " + this);
        }
        ensureRoom(that.count);
        System.arraycopy(that.values, 0, values, count, that.count);
        count += that.count;
    }

    private void ensureRoom(int more) {
        int needed = Math.addExact(count, more);
        if (needed > values.length) {
            int capacity = (int) Math.min(values.length * 3L / 2, 1 << 30);
            values = Arrays.copyOf(values, Math.max(Math.max(needed, SMALLEST), capacity));
        }
    }

    @Override
    public boolean isMissing() {
        return count == 0;
    }

    @Override
    public double result() {
        if (count == 0) {
            return Double.NaN;
        }
        sort();
        if (Double.isNaN(values[count - 1])) {
            return Double.NaN;
        }
        int below = percentile.placeBelow(count);
        int above = Math.min(below + 1, count - 1);
        return Results.of(percentile.between(values[below], values[above], count));
    }

    private void sort() {
        if (sorted == count) {
            return;
        }
        Arrays.sort(values, sorted, count);
        if (sorted > 0 && Double.compare(values[sorted - 1], values[sorted]) > 0) {
            mergeBehindSorted();
        }
        sorted = count;
    }

    /** From behind, so that only the new values need a place to wait. */
    private void mergeBehindSorted() {
        double[] fresh = Arrays.copyOfRange(values, sorted, count);
        int old = sorted - 1;
        int at = count - 1;
        for (int next = fresh.length - 1; next >= 0; at--) {
            values[at] = old >= 0 && Double.compare(values[old], fresh[next]) > 0 ? values[old--] : fresh[next--];
        }
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeInt(count);
        for (int i = 0; i < count; i++) {
            out.writeLong(Double.doubleToRawLongBits(values[i]));
        }
    }

    @Override
    public void read(DataInput in) throws IOException {
        int claimed = -1;
        try {
            claimed = in.readInt();
            if (claimed < 0) {
                throw new IOException("the state of " + percentile + " counts " + claimed + " rows");
            }
            // What the bytes claim is believed for a little only, then as far as there are bytes.
            ensureRoom(Math.min(claimed, LARGEST_UNPROVEN));
            while (count < claimed) {
                ensureRoom(1);
                values[count] = Double.longBitsToDouble(in.readLong());
                count++;
            }
        } catch (EOFException e) {
            throw new IOException(
                    "the state of " + percentile + " is cut off behind " + count + " of " + claimed + " rows", e);
        }
    }

    @Override
    public long weightBytes() {
        return 64 + (long) Double.BYTES * values.length;
    }

    @Override
    public Accumulator copy() {
        return new PercentileAccumulator(percentile, Arrays.copyOf(values, count), sorted);
    }

    @Override
    public String toString() {
        return percentile + " of a window";
    }
}
