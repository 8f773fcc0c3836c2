package io.pitwall.data;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A text parameter or a tag: one {@code String} per row, {@code null} where the cell is missing. */
public final class TextColumn extends CellColumn<@Nullable String[]> implements Column {

    private TextColumn(String name, Cells<@Nullable String[]> cells, int offset, int rowCount) {
        super(name, cells, offset, rowCount);
    }

    /** A column of the given cells, which are copied; {@code null} is a missing cell. */
    public static TextColumn of(String name, @Nullable String... values) {
        return wrap(name, values.clone());
    }

    /**
     * A column over the given memory.
     *
     * @param values now belongs to the column: do not change it any more; {@code null} is a missing cell
     */
    public static TextColumn wrap(String name, @Nullable String[] values) {
        return new TextColumn(name, Cells.of(values, values.length), 0, values.length);
    }

    /** A column whose texts are made when one is asked for. */
    public static TextColumn deferred(String name, DeferredCells<@Nullable String[]> values) {
        return new TextColumn(name, Cells.of(values), 0, values.rowCount());
    }

    /** The text, or {@code null} where the cell is missing. */
    public @Nullable String at(int row) {
        return cells.array()[index(row)];
    }

    @Override
    public Kind kind() {
        return Kind.TEXT;
    }

    @Override
    public boolean has(int row) {
        return at(row) != null;
    }

    @Override
    public boolean isEmpty() {
        return cells.isDense() ? rowCount() == 0 : Column.super.isEmpty();
    }

    @Override
    public TextColumn slice(int from, int to) {
        return new TextColumn(name(), cells, index(from, to), to - from);
    }

    @Override
    public TextColumn pick(int[] rows) {
        @Nullable String[] picked = new @Nullable String[rows.length];
        for (int i = 0; i < rows.length; i++) {
            picked[i] = at(rows[i]);
        }
        return wrap(name(), picked);
    }

    @Override
    public TextColumn renamed(String newName) {
        return new TextColumn(newName, cells, offset, rowCount());
    }

    @Override
    public long approximateBytes() {
        DeferredCells<?> unmade = cells.unloaded();
        return OWN_BYTES + (unmade == null ? cellBytes(offset, rowCount()) : unmadeBytes(unmade));
    }

    @Override
    public long retainedBytes() {
        return OWN_BYTES + (isUnmade() ? 8L * cells.rowCount() : cellBytes(0, cells.rowCount()));
    }

    private long cellBytes(int from, int count) {
        @Nullable String[] values = cells.array();
        long bytes = 8L * count;
        for (int i = from; i < from + count; i++) {
            String value = values[i];
            // Decoded columns share equal neighbours: count a text once per run.
            if (value != null && (i == from || !isSameObject(value, values[i - 1]))) {
                bytes += 48 + value.length();
            }
        }
        return bytes;
    }

    private static boolean isSameObject(@Nullable Object a, @Nullable Object b) {
        return a == b;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (!(other instanceof TextColumn that) || !name().equals(that.name()) || rowCount() != that.rowCount()) {
            return false;
        }
        for (int row = 0; row < rowCount(); row++) {
            if (!Objects.equals(at(row), that.at(row))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        int hash = name().hashCode();
        for (int row = 0; row < rowCount(); row++) {
            hash = 31 * hash + Objects.hashCode(at(row));
        }
        return hash;
    }

    @Override
    public String toString() {
        return name() + " (" + rowCount() + " texts)";
    }
}
