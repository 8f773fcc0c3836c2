package io.pitwall.data;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A binary parameter: some bytes per row, {@code null} where the cell is missing; one that is there may be empty. */
public final class BinaryColumn extends CellColumn<byte[] @Nullable []> implements Column {

    private BinaryColumn(String name, Cells<byte[] @Nullable []> cells, int offset, int rowCount) {
        super(name, cells, offset, rowCount);
    }

    /**
     * A column over the given memory.
     *
     * @param values now belongs to the column, the cells too: do not change them any more; {@code null} is a missing
     *     cell
     */
    public static BinaryColumn wrap(String name, byte[] @Nullable [] values) {
        return new BinaryColumn(name, Cells.of(values, values.length), 0, values.length);
    }

    /** A column whose cells are made when one is asked for. */
    public static BinaryColumn deferred(String name, DeferredCells<byte[] @Nullable []> values) {
        return new BinaryColumn(name, Cells.of(values), 0, values.rowCount());
    }

    /** A read-only view of the bytes, or {@code null} where the cell is missing. */
    public @Nullable ByteBuffer at(int row) {
        byte[] value = raw(row);
        return value == null ? null : ByteBuffer.wrap(value).asReadOnlyBuffer();
    }

    private byte @Nullable [] raw(int row) {
        return cells.array()[index(row)];
    }

    @Override
    public Kind kind() {
        return Kind.BINARY;
    }

    @Override
    public boolean has(int row) {
        return raw(row) != null;
    }

    @Override
    public boolean isEmpty() {
        return cells.isDense() ? rowCount() == 0 : Column.super.isEmpty();
    }

    @Override
    public BinaryColumn slice(int from, int to) {
        return new BinaryColumn(name(), cells, index(from, to), to - from);
    }

    @Override
    public BinaryColumn pick(int[] rows) {
        byte[] @Nullable [] picked = new byte[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            picked[i] = raw(rows[i]);
        }
        return wrap(name(), picked);
    }

    @Override
    public BinaryColumn renamed(String newName) {
        return new BinaryColumn(newName, cells, offset, rowCount());
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
        byte[] @Nullable [] values = cells.array();
        long bytes = 8L * count;
        for (int i = from; i < from + count; i++) {
            byte[] value = values[i];
            bytes += value == null ? 0 : 16 + value.length;
        }
        return bytes;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (!(other instanceof BinaryColumn that) || !name().equals(that.name()) || rowCount() != that.rowCount()) {
            return false;
        }
        for (int row = 0; row < rowCount(); row++) {
            if (!Arrays.equals(raw(row), that.raw(row))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        int hash = name().hashCode();
        for (int row = 0; row < rowCount(); row++) {
            hash = 31 * hash + Arrays.hashCode(raw(row));
        }
        return hash;
    }

    @Override
    public String toString() {
        return name() + " (" + rowCount() + " binaries)";
    }
}
