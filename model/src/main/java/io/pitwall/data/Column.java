package io.pitwall.data;

import org.jspecify.annotations.Nullable;

/**
 * The cells of one parameter or tag, one per row of its {@link ParameterData}; a cell may be missing.
 *
 * <p>Columns are immutable and safe for use by several threads. Row indexes run from 0 to {@code rowCount() - 1}; an
 * index outside throws {@link IndexOutOfBoundsException}.
 */
public sealed interface Column permits NumberColumn, TextColumn, BinaryColumn {

    /** What the cells of a column are. */
    enum Kind {
        NUMBER,
        TEXT,
        BINARY
    }

    /** The name of the parameter or tag; never empty. */
    String name();

    Kind kind();

    int rowCount();

    /** True when the row has a value; NaN, the empty text and the empty binary are values. */
    boolean has(int row);

    /** The rows from {@code from} (inclusive) to {@code to} (exclusive), sharing this column's memory. */
    Column slice(int from, int to);

    /** The given rows in the given order, copied. */
    Column pick(int[] rows);

    /** The same cells under another name, sharing this column's memory. */
    Column renamed(String name);

    /** Estimated bytes of heap that these cells take. */
    long approximateBytes();

    /**
     * Estimated bytes of heap that this column keeps from being freed, other than {@link #sourceBytes}: those of all cells
     * of the column that it is a slice of, as if they were made.
     */
    long retainedBytes();

    /** Estimated bytes that the cells are made from on demand, which columns of the same record may share; else 0. */
    long sourceBytes();

    /**
     * What the cells are made from on demand, if this column holds all of them as they are; else {@code null}. A format
     * recognises its own bytes by it and copies them.
     */
    @Nullable
    DeferredCells<?> origin();

    /** True when the other column has the same name and kind: the identity of a parameter within its data. */
    default boolean isSameParameter(Column other) {
        return kind() == other.kind() && name().equals(other.name());
    }

    /** True when no row has a value. */
    default boolean isEmpty() {
        for (int row = 0; row < rowCount(); row++) {
            if (has(row)) {
                return false;
            }
        }
        return true;
    }
}
