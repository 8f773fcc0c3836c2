package io.pitwall.serdes.quix;

import io.pitwall.data.NumberColumn;
import io.pitwall.data.Presence;
import java.util.Arrays;

/** The cells of a number column, one after the other; grows with what is really there. */
final class NumberCells {

    private static final int FIRST_ROOM = 16;
    private static final double[] NO_VALUES = {};
    private static final long[] NONE_PRESENT = {};

    private double[] values = NO_VALUES;
    private long[] present = NONE_PRESENT;
    private int count;
    private boolean isDense = true;

    void add(double value) {
        makeRoom();
        Presence.mark(present, count);
        values[count++] = value;
    }

    void addMissing() {
        makeRoom();
        isDense = false;
        count++;
    }

    private void makeRoom() {
        if (count == values.length) {
            int room = Math.max(FIRST_ROOM, 2 * count);
            values = Arrays.copyOf(values, room);
            present = Arrays.copyOf(present, Presence.noneOf(room).length);
        }
    }

    NumberColumn toColumn(String name) {
        return NumberColumn.wrap(
                name, Arrays.copyOf(values, count), isDense ? Presence.all() : Presence.ofBits(present));
    }
}
