package io.pitwall.serdes.quix;

import io.pitwall.data.NumberColumn;
import io.pitwall.data.Presence;
import java.util.Arrays;

/** The cells of a number column, one after the other; grows with what is really there. */
final class NumberCells {

    private double[] values = new double[16];
    private long[] present = Presence.noneOf(16);
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
            values = Arrays.copyOf(values, 2 * count);
            present = Arrays.copyOf(present, Presence.noneOf(2 * count).length);
        }
    }

    NumberColumn toColumn(String name) {
        return NumberColumn.wrap(
                name, Arrays.copyOf(values, count), isDense ? Presence.all() : Presence.ofBits(present));
    }
}
