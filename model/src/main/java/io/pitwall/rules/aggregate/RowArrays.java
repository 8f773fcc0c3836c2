package io.pitwall.rules.aggregate;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;

/**
 * Times and values of rows, growing.
 *
 * <pre>
 * rows := count:int32 (timeNs:int64 value:double)*     raw bits
 * </pre>
 */
final class RowArrays {

    private static final int SMALLEST = 16;
    private static final int LARGEST_UNPROVEN = 1024;

    private long[] timesNs;
    private double[] values;
    private int count;

    RowArrays() {
        this(new long[0], new double[0], 0);
    }

    private RowArrays(long[] timesNs, double[] values, int count) {
        this.timesNs = timesNs;
        this.values = values;
        this.count = count;
    }

    /** The array behind; only the first {@link #count} are rows. */
    long[] timesNs() {
        return timesNs;
    }

    /** The array behind; only the first {@link #count} are rows. */
    double[] values() {
        return values;
    }

    int count() {
        return count;
    }

    void add(long timeNs, double value) {
        ensureRoom(1);
        timesNs[count] = timeNs;
        values[count++] = value;
    }

    void add(long[] moreTimesNs, double[] moreValues, int from, int to) {
        ensureRoom(to - from);
        System.arraycopy(moreTimesNs, from, timesNs, count, to - from);
        System.arraycopy(moreValues, from, values, count, to - from);
        count += to - from;
    }

    void clear() {
        count = 0;
    }

    /** Without the first rows. */
    void dropFirst(int rows) {
        System.arraycopy(timesNs, rows, timesNs, 0, count - rows);
        System.arraycopy(values, rows, values, 0, count - rows);
        count -= rows;
    }

    private void ensureRoom(int more) {
        int needed = Math.addExact(count, more);
        if (needed > timesNs.length) {
            int capacity = Math.max(Math.max(needed, SMALLEST), (int) Math.min(timesNs.length * 3L / 2, 1 << 30));
            timesNs = Arrays.copyOf(timesNs, capacity);
            values = Arrays.copyOf(values, capacity);
        }
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(count);
        for (int row = 0; row < count; row++) {
            out.writeLong(timesNs[row]);
            out.writeLong(Double.doubleToRawLongBits(values[row]));
        }
    }

    /** Reads rows behind those that are here. */
    void read(DataInput in, Object of) throws IOException {
        int rows = -1;
        int row = 0;
        try {
            rows = in.readInt();
            if (rows < 0) {
                throw new IOException("the state of " + of + " counts " + rows + " rows");
            }
            // What the bytes claim is believed for a little only, then as far as there are bytes.
            ensureRoom(Math.min(rows, LARGEST_UNPROVEN));
            for (; row < rows; row++) {
                add(in.readLong(), Double.longBitsToDouble(in.readLong()));
            }
        } catch (EOFException e) {
            throw new IOException("the state of " + of + " is cut off behind " + row + " of " + rows + " rows", e);
        }
    }

    long weightBytes() {
        return 64 + (long) (Long.BYTES + Double.BYTES) * timesNs.length;
    }

    RowArrays copy() {
        return new RowArrays(Arrays.copyOf(timesNs, count), Arrays.copyOf(values, count), count);
    }
}
