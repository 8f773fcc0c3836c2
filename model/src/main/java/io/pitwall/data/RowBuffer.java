package io.pitwall.data;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A few rows of numbers that more are put behind and that are emptied at once; its memory is used again and again.
 *
 * <p>What is held of a hundred thousand streams is nearly always this: made of objects that come and go with each record,
 * it would be copied by each collection of garbage. Values lie in one array, column by column, which stays with
 * its stream. It takes what is cheap to copy, and leaves all else to {@link ParameterData}: at most {@value #MAX_ROWS}
 * rows, no texts, no binaries, no tags, no cells that are still to be made of encoded bytes. Missing cells and columns that
 * only some rows have are as in {@link ParameterData#concat}. What is given out is a copy. Not thread safe.
 */
public final class RowBuffer {

    /** So that the presence of a column is one word. */
    static final int MAX_ROWS = 64;

    /** An empty buffer keeps no more than this. */
    private static final int KEPT_CELLS = 512;

    private static final int LEAST_CAPACITY = 8;

    private long[] timesNs = {};
    private @Nullable String[] names = {};
    private long[] present = {};
    private double[] values = {};
    private int columnCount;
    private int rowCount;

    /** A buffer without rows, which takes no memory for any. */
    public RowBuffer() {}

    public int rowCount() {
        return rowCount;
    }

    public boolean isEmpty() {
        return rowCount == 0;
    }

    /** Whether rows are of the kind that a buffer takes, and as few. */
    public static boolean suits(ParameterData rows, int from, int to) {
        return to - from <= MAX_ROWS && rows.tags().isEmpty() && areNumbersAtHand(rows.parameters());
    }

    private static boolean areNumbersAtHand(List<Column> columns) {
        if (columns instanceof NumberRow) {
            return true;
        }
        for (int i = 0; i < columns.size(); i++) {
            if (!(columns.get(i) instanceof NumberColumn numbers) || numbers.isUnmade()) {
                return false;
            }
        }
        return true;
    }

    /** Whether so many rows more find room. */
    public boolean hasRoomFor(int rows) {
        return rows <= MAX_ROWS - rowCount;
    }

    /**
     * Copies the rows from {@code from} (inclusive) to {@code to} (exclusive) behind those that are there.
     *
     * @throws IllegalArgumentException if they do not {@link #suits suit}, or there is no {@link #hasRoomFor room} for them
     */
    public void append(ParameterData rows, int from, int to) {
        if (!suits(rows, from, to) || !hasRoomFor(to - from)) {
            throw new IllegalArgumentException("rows %d to %d do not go behind %d held rows: at most %d, numbers alone"
                    .formatted(from, to, rowCount, MAX_ROWS));
        }
        if (from == to) {
            return;
        }
        List<Column> columns = rows.parameters();
        growTo(rowCount + to - from, Math.max(columnCount, columns.size()));
        rows.copyTimes(timesNs, rowCount, from, to);
        if (columns instanceof NumberRow row) {
            appendCells(row);
        } else {
            appendCells(columns, from, to);
        }
        rowCount += to - from;
    }

    private void appendCells(List<Column> columns, int from, int to) {
        for (int i = 0; i < columns.size(); i++) {
            NumberColumn column = (NumberColumn) columns.get(i);
            int at = place(column.name(), i);
            column.copyTo(values, at * timesNs.length + rowCount, from, to);
            present[at] |= column.presentWord(from, to) << rowCount;
        }
    }

    private void appendCells(NumberRow row) {
        for (int i = 0; i < row.size(); i++) {
            int at = place(row.name(i), i);
            values[at * timesNs.length + rowCount] = row.number(i);
            present[at] |= 1L << rowCount;
        }
    }

    /** The column of that name, probably of that index; a new one if there is none. */
    private int place(String name, int likely) {
        if (likely < columnCount && name.equals(names[likely])) {
            return likely;
        }
        for (int i = 0; i < columnCount; i++) {
            if (name.equals(names[i])) {
                return i;
            }
        }
        growTo(timesNs.length, columnCount + 1);
        // The same name is left where it is: a write of a reference is noted by the collector of garbage.
        if (!name.equals(names[columnCount])) {
            names[columnCount] = name;
        }
        present[columnCount] = 0;
        return columnCount++;
    }

    private void growTo(int rows, int columns) {
        if (columns > names.length) {
            names = Arrays.copyOf(names, columns);
            present = Arrays.copyOf(present, columns);
        }
        int capacity = timesNs.length;
        int grown = rows <= capacity ? capacity : Math.max(rows, Math.max(LEAST_CAPACITY, 2 * capacity));
        if (grown > capacity || values.length < names.length * grown) {
            double[] wider = new double[names.length * grown];
            for (int column = 0; column < columnCount; column++) {
                System.arraycopy(values, column * capacity, wider, column * grown, capacity);
            }
            values = wider;
            timesNs = Arrays.copyOf(timesNs, grown);
        }
    }

    /** The rows that are held. */
    public ParameterData toData() {
        return copy(rowCount, null, 0, 0);
    }

    /**
     * The rows that are held and behind them those of other data from {@code from} (inclusive) to {@code to} (exclusive),
     * as {@link ParameterData#concat} joins them.
     */
    public ParameterData joinedWith(ParameterData rows, int from, int to) {
        if (isEmpty()) {
            return from == to ? ParameterData.empty() : rows.slice(from, to);
        }
        if (from == to) {
            return toData();
        }
        return rows.tags().isEmpty() && hasSameColumns(rows, rowCount + to - from <= ColumnJoin.FEW_ROWS)
                ? copy(rowCount + to - from, rows, from, to)
                : ParameterData.concat(List.of(toData()), rows, from, to);
    }

    /** @param mayMake whether cells that are not made may be made */
    private boolean hasSameColumns(ParameterData rows, boolean mayMake) {
        List<Column> columns = rows.parameters();
        if (columns.size() != columnCount) {
            return false;
        }
        for (int i = 0; i < columnCount; i++) {
            if (!(columns.get(i) instanceof NumberColumn numbers)
                    || !numbers.name().equals(names[i])
                    || (!mayMake && numbers.isUnmade())) {
                return false;
            }
        }
        return true;
    }

    private ParameterData copy(int count, @Nullable ParameterData behind, int from, int to) {
        long[] times = Arrays.copyOf(timesNs, count);
        if (behind != null) {
            behind.copyTimes(times, rowCount, from, to);
        }
        Column[] columns = new Column[columnCount];
        for (int i = 0; i < columnCount; i++) {
            NumberColumn last =
                    behind == null ? null : (NumberColumn) behind.parameters().get(i);
            columns[i] = column(i, count, last, from, to);
        }
        return new ParameterData(times, 0, count, List.of(columns), List.of());
    }

    private NumberColumn column(int index, int count, @Nullable NumberColumn behind, int from, int to) {
        int first = index * timesNs.length;
        double[] cells = new double[count];
        System.arraycopy(values, first, cells, 0, rowCount);
        if (behind != null) {
            behind.copyTo(cells, rowCount, from, to);
        }
        return NumberColumn.wrap(requireNonNull(names[index]), cells, presence(index, count, behind, from, to));
    }

    private Presence presence(int index, int count, @Nullable NumberColumn behind, int from, int to) {
        boolean isDense = present[index] == -1L >>> (MAX_ROWS - rowCount);
        if (isDense && (behind == null || behind.isDense())) {
            return Presence.all();
        }
        long[] words = Presence.noneOf(count);
        words[0] = present[index];
        int there = Long.bitCount(present[index]);
        if (behind != null) {
            there += behind.markPresent(words, rowCount, from, to);
        }
        return there == count ? Presence.all() : Presence.ofBits(words);
    }

    /** Forgets the rows, and memory that is more than that of a few. */
    public void clear() {
        rowCount = 0;
        columnCount = 0;
        if (values.length > KEPT_CELLS) {
            timesNs = new long[0];
            names = new @Nullable String[0];
            present = new long[0];
            values = new double[0];
        }
    }

    /** Estimated bytes of heap that the rows take, and that are kept for the next ones. */
    public long approximateBytes() {
        return 8L * (timesNs.length + values.length) + 16L * names.length;
    }
}
