package io.pitwall.data;

import static java.util.Objects.checkFromToIndex;
import static java.util.Objects.checkIndex;

import org.jspecify.annotations.Nullable;

/**
 * What columns of every kind have: a name, and some of the cells of an array that other columns may use too.
 *
 * @param <A> the array of cells
 */
abstract class CellColumn<A> {

    /** What a column takes beside its cells. */
    static final long OWN_BYTES = 48;

    final Cells<A> cells;
    final int offset;

    private final String name;
    private final int rowCount;

    CellColumn(String name, Cells<A> cells, int offset, int rowCount) {
        this.name = ColumnNames.checked(name);
        this.cells = cells;
        this.offset = offset;
        this.rowCount = rowCount;
    }

    public final String name() {
        return name;
    }

    public final int rowCount() {
        return rowCount;
    }

    public final @Nullable DeferredCells<?> origin() {
        return cells.origin(offset, rowCount);
    }

    public final long sourceBytes() {
        return cells.sourceBytes();
    }

    /** Where a row's cell stands in the array. */
    final int index(int row) {
        return offset + checkIndex(row, rowCount);
    }

    /** Where the first of some rows has its cell. */
    final int index(int from, int to) {
        return offset + checkFromToIndex(from, to, rowCount);
    }

    /** True when the cells would have to be made to be read. */
    final boolean isUnmade() {
        return cells.unloaded() != null;
    }

    /** The share of these rows in what the cells are made from, while they are not made. */
    final long unmadeBytes(DeferredCells<?> unmade) {
        return unmade.rowCount() == 0 ? 0 : unmade.approximateBytes() * rowCount / unmade.rowCount();
    }

    /** Hands cells on by copying the array, which leaves texts and binaries where they are. */
    final void copyTo(A target, int at, int from, int to) {
        System.arraycopy(cells.array(), index(from, to), target, at, to - from);
    }
}
