package io.pitwall.serdes.quix;

import java.util.Arrays;

/** A list of longs that grows with what is really there. */
final class Longs {

    private long[] values = new long[16];
    private int count;

    void add(long value) {
        if (count == values.length) {
            values = Arrays.copyOf(values, 2 * count);
        }
        values[count++] = value;
    }

    int count() {
        return count;
    }

    long at(int index) {
        return values[index];
    }

    long[] toArray() {
        return Arrays.copyOf(values, count);
    }
}
