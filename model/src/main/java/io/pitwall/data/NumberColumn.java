package io.pitwall.data;

import org.jspecify.annotations.Nullable;

/**
 * A numeric parameter: one {@code double} per row, kept on raw bits (NaN payloads, -0.0 and infinities are values).
 *
 * <p>A missing cell is told by {@link #has}; {@link #at} gives NaN for it, so that loops over numbers need no branch.
 */
public final class NumberColumn extends CellColumn<double[]> implements Column {

    private final Presence presence;

    private NumberColumn(String name, Cells<double[]> cells, Presence presence, int offset, int rowCount) {
        super(name, cells, offset, rowCount);
        this.presence = presence;
    }

    /** A column without missing cells; the values are copied. */
    public static NumberColumn of(String name, double... values) {
        return wrap(name, values.clone(), Presence.all());
    }

    /**
     * A column over the given memory.
     *
     * @param values now belongs to the column: do not change it any more; cells without presence may hold anything
     */
    public static NumberColumn wrap(String name, double[] values, Presence presence) {
        return new NumberColumn(name, Cells.of(values, values.length), presence, 0, values.length);
    }

    /** A column whose values are made when one is asked for; the cells without presence may hold anything. */
    public static NumberColumn deferred(String name, DeferredCells<double[]> values, Presence presence) {
        return new NumberColumn(name, Cells.of(values), presence, 0, values.rowCount());
    }

    /** The value, or NaN where the cell is missing. */
    public double at(int row) {
        int index = index(row);
        return presence.has(index) ? cells.array()[index] : Double.NaN;
    }

    /** True when no cell is missing, known without looking at the rows. */
    public boolean isDense() {
        return presence.isAll();
    }

    /**
     * Copies the values that are there, in order and without gaps: the way to read a column once.
     *
     * <p>Encoded values are decoded into the target and not kept; {@link #at} decodes all of them once and keeps them.
     *
     * @param target has room for {@link #rowCount} values; what stands behind those copied means nothing
     * @return how many there are
     */
    public int copyPresent(double[] target) {
        DeferredCells<double[]> unmade = cells.unloaded();
        if (unmade != null && rowCount() == unmade.rowCount()) {
            int copied = unmade.copyPresent(target);
            if (copied != DeferredCells.NOT_COPIED) {
                return copied;
            }
        }
        double[] values = cells.array();
        if (presence.isAll()) {
            System.arraycopy(values, offset, target, 0, rowCount());
            return rowCount();
        }
        return presence.copy(values, offset, rowCount(), target);
    }

    /** Bit {@code row % 64} of word {@code row / 64} is set where the row has a value; all other bits are 0. */
    public long[] presentBits() {
        return presence.bits(offset, rowCount());
    }

    /** Marks the rows that have a value in words that begin at another row; tells how many there are. */
    int markPresent(long[] words, int at, int from, int to) {
        return presence.markIn(words, at, index(from, to), to - from);
    }

    /** Bit {@code i} is set where row {@code from + i} has a value; of 64 rows at most. */
    long presentWord(int from, int to) {
        if (from == to) {
            return 0;
        }
        return presence.isAll() ? -1L >>> (Long.SIZE - (to - from)) : presence.bits(index(from, to), to - from)[0];
    }

    @Override
    public Kind kind() {
        return Kind.NUMBER;
    }

    @Override
    public boolean has(int row) {
        return presence.has(index(row));
    }

    @Override
    public boolean isEmpty() {
        return presence.isNone(offset, rowCount());
    }

    @Override
    public NumberColumn slice(int from, int to) {
        return new NumberColumn(name(), cells, presence, index(from, to), to - from);
    }

    @Override
    public NumberColumn pick(int[] rows) {
        double[] picked = new double[rows.length];
        if (presence.isAll()) {
            for (int i = 0; i < rows.length; i++) {
                picked[i] = at(rows[i]);
            }
            return wrap(name(), picked, Presence.all());
        }
        long[] present = Presence.noneOf(rows.length);
        for (int i = 0; i < rows.length; i++) {
            if (has(rows[i])) {
                picked[i] = at(rows[i]);
                Presence.mark(present, i);
            }
        }
        return wrap(name(), picked, Presence.ofBits(present));
    }

    @Override
    public NumberColumn renamed(String newName) {
        return new NumberColumn(newName, cells, presence, offset, rowCount());
    }

    @Override
    public long approximateBytes() {
        return OWN_BYTES + 8L * rowCount() + (presence.isAll() ? 0 : 8L * Presence.wordsFor(rowCount()));
    }

    @Override
    public long retainedBytes() {
        return OWN_BYTES + 8L * cells.rowCount() + presence.approximateBytes();
    }

    /** Equal when name, missing cells and the raw bits of all values are equal. */
    @Override
    public boolean equals(@Nullable Object other) {
        if (!(other instanceof NumberColumn that) || !name().equals(that.name()) || rowCount() != that.rowCount()) {
            return false;
        }
        for (int row = 0; row < rowCount(); row++) {
            if (has(row) != that.has(row)
                    || (has(row) && Double.doubleToRawLongBits(at(row)) != Double.doubleToRawLongBits(that.at(row)))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        int hash = name().hashCode();
        for (int row = 0; row < rowCount(); row++) {
            hash = 31 * hash + (has(row) ? Long.hashCode(Double.doubleToRawLongBits(at(row))) : 0);
        }
        return hash;
    }

    @Override
    public String toString() {
        return name() + " (" + rowCount() + " numbers)";
    }
}
