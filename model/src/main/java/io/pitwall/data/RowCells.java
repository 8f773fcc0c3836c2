package io.pitwall.data;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The cells of one row that is put together one by one. A parameter is its name and kind. Numbers become columns of one cell only if
 * somebody asks for them: a {@link RowBuffer} takes them as they lie here. Not safe for use by several threads.
 */
public final class RowCells {

    private static final int FIRST_CAPACITY = 16;

    private @Nullable String[] names = new @Nullable String[FIRST_CAPACITY];
    private double[] numbers = new double[FIRST_CAPACITY];
    private int numberCount;

    /** Rows have been made that use these numbers. */
    private boolean isShared;

    private List<Column> others = List.of();
    private List<TextColumn> tags = List.of();

    /** A row without cells. */
    public RowCells() {}

    /** Sets a number; NaN is a value. */
    public void put(String parameter, double value, boolean overwrites) {
        int known = indexOf(ColumnNames.checked(parameter));
        if (known >= 0 && !overwrites) {
            return;
        }
        ownNumbers();
        if (known >= 0) {
            numbers[known] = value;
        } else {
            names[numberCount] = parameter;
            numbers[numberCount++] = value;
        }
    }

    private int indexOf(String parameter) {
        for (int i = 0; i < numberCount; i++) {
            if (parameter.equals(names[i])) {
                return i;
            }
        }
        return -1;
    }

    /** Sees to room for one more number, in memory that no row uses. */
    private void ownNumbers() {
        boolean isFull = numberCount == numbers.length;
        if (isFull || isShared) {
            int capacity = isFull ? 2 * numberCount : numbers.length;
            names = Arrays.copyOf(names, capacity);
            numbers = Arrays.copyOf(numbers, capacity);
            isShared = false;
        }
    }

    /** Sets a text; null takes away nothing. */
    public void put(String parameter, @Nullable String value, boolean overwrites) {
        requireNonNull(parameter, "parameter");
        if (value != null) {
            others = with(others, TextColumn.of(parameter, value), overwrites);
        }
    }

    /** Sets bytes, which are copied; null takes away nothing. */
    public void put(String parameter, byte @Nullable [] value, boolean overwrites) {
        requireNonNull(parameter, "parameter");
        if (value != null) {
            others = with(others, BinaryColumn.wrap(parameter, new byte[][] {value.clone()}), overwrites);
        }
    }

    /** Sets a tag; null takes it away if it may. */
    public void tag(String name, @Nullable String value, boolean overwrites) {
        requireNonNull(name, "name");
        if (value != null) {
            tags = with(tags, TextColumn.of(name, value), overwrites);
        } else if (overwrites && !tags.isEmpty()) {
            tags.removeIf(tag -> tag.name().equals(name));
        }
    }

    /** Cells with one more; the same list, unless it is the first. */
    private static <C extends Column> List<C> with(List<C> cells, C cell, boolean overwrites) {
        if (cells.isEmpty()) {
            List<C> first = new ArrayList<>(2);
            first.add(cell);
            return first;
        }
        for (int i = 0; i < cells.size(); i++) {
            C other = cells.get(i);
            if (other.kind() == cell.kind() && other.name().equals(cell.name())) {
                if (overwrites) {
                    cells.set(i, cell);
                }
                return cells;
            }
        }
        cells.add(cell);
        return cells;
    }

    /** Whether there are any but tags. */
    public boolean hasValues() {
        return numberCount > 0 || !others.isEmpty();
    }

    /** The row at a time in nanoseconds since the Unix epoch; later changes are not seen in it. */
    public ParameterData at(long timeNs) {
        isShared = true;
        return new ParameterData(new long[] {timeNs}, 0, 1, parameters(), List.copyOf(tags));
    }

    private List<Column> parameters() {
        NumberRow row = new NumberRow(names, numbers, numberCount);
        if (others.isEmpty()) {
            return row;
        }
        List<Column> all = new ArrayList<>(row);
        all.addAll(others);
        return List.copyOf(all);
    }
}
