package io.pitwall.rules.window;

import io.pitwall.data.Column;
import io.pitwall.data.NumberColumn;
import io.pitwall.rules.aggregate.Accumulator;
import io.pitwall.rules.aggregate.SlidingAccumulator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The cells of a parameter that are there, without gaps, and their times; or all rows, where no parameter matters. */
final class PresentCells {

    private static final double[] NO_VALUES = {};

    private final long[] timesNs;
    private final double[] values;

    /** For each row how many cells are there before it, and for the end how many in all; null where all are there. */
    private final int @Nullable [] before;

    private PresentCells(long[] timesNs, double[] values, int @Nullable [] before) {
        this.timesNs = timesNs;
        this.values = values;
        this.before = before;
    }

    /** All rows, whatever they hold. */
    static PresentCells ofRows(long[] timesNs) {
        return new PresentCells(timesNs, NO_VALUES, null);
    }

    /** @param column null if no row has a value */
    static PresentCells of(long[] timesNs, @Nullable NumberColumn column) {
        if (column == null) {
            return new PresentCells(new long[0], NO_VALUES, new int[timesNs.length + 1]);
        }
        double[] values = new double[timesNs.length];
        int count = column.copyPresent(values);
        if (count == timesNs.length) {
            return new PresentCells(timesNs, values, null);
        }
        long[] times = new long[count];
        int[] before = new int[timesNs.length + 1];
        int index = 0;
        for (int row = 0; row < timesNs.length; row++) {
            before[row] = index;
            if (column.has(row)) {
                times[index++] = timesNs[row];
            }
        }
        before[timesNs.length] = index;
        return new PresentCells(times, values, before);
    }

    /**
     * Cells of any kind, to be counted: a row counts once, of whichever kinds its cells are.
     *
     * @param numbers null if no row has a number
     */
    static PresentCells ofAny(long[] timesNs, @Nullable NumberColumn numbers, List<Column> others) {
        long[] times = new long[timesNs.length];
        int[] before = new int[timesNs.length + 1];
        int index = 0;
        for (int row = 0; row < timesNs.length; row++) {
            before[row] = index;
            if ((numbers != null && numbers.has(row)) || isAnyThere(others, row)) {
                times[index++] = timesNs[row];
            }
        }
        before[timesNs.length] = index;
        return new PresentCells(times, NO_VALUES, before);
    }

    private static boolean isAnyThere(List<Column> columns, int row) {
        for (Column column : columns) {
            if (column.has(row)) {
                return true;
            }
        }
        return false;
    }

    private int index(int row) {
        return before == null ? row : before[row];
    }

    void addTo(Accumulator accumulator, int fromRow, int toRow) {
        int from = index(fromRow);
        int to = index(toRow);
        if (from < to) {
            accumulator.add(timesNs, values, from, to);
        }
    }

    /** Moves a window to a row, which it takes in if the cell is there. */
    void slide(SlidingAccumulator accumulator, int row, long timeNs) {
        int index = index(row);
        if (index == index(row + 1)) {
            accumulator.advanceTo(timeNs);
        } else {
            accumulator.add(timeNs, values.length == 0 ? Double.NaN : values[index]);
        }
    }
}
