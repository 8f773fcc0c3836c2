package io.pitwall.state;

import io.pitwall.rules.aggregate.Accumulator;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Which rows it has seen, each of them a bit below 2^52: a row that comes twice changes nothing. */
final class BitSetAccumulator implements Accumulator {

    private long bits;

    @Override
    public void add(long[] timesNs, double[] values, int from, int to) {
        for (int row = from; row < to; row++) {
            bits |= (long) values[row];
        }
    }

    @Override
    public void merge(Accumulator other) {
        bits |= ((BitSetAccumulator) other).bits;
    }

    @Override
    public boolean isMissing() {
        return bits == 0;
    }

    @Override
    public double result() {
        return (double) bits;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeLong(bits);
    }

    @Override
    public void read(DataInput in) throws IOException {
        bits = in.readLong();
    }

    @Override
    public long weightBytes() {
        return 24;
    }

    @Override
    public Accumulator copy() {
        BitSetAccumulator copy = new BitSetAccumulator();
        copy.bits = bits;
        return copy;
    }
}
