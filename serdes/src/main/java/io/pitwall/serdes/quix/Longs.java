package io.pitwall.serdes.quix;

import java.util.Arrays;

/** A list of longs that grows with what is really there. */
final class Longs {

    private static final int FIRST_ROOM = 16;
    private static final long[] NONE = {};

    // A list that stays empty takes next to nothing: three bytes of JSON can ask for one.
    private long[] values = NONE;
    private int count;

    void add(long value) {
        if (count == values.length) {
            values = Arrays.copyOf(values, Math.max(FIRST_ROOM, 2 * count));
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
