package io.pitwall.data;

import static java.util.Objects.checkFromToIndex;
import static java.util.Objects.checkIndex;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A binary parameter: some bytes per row; a cell may be missing, or present and empty. */
public final class BinaryColumn implements Column {

    private final String name;
    private final Cells<byte[] @Nullable []> cells;
    private final int offset;
    private final int rowCount;

    private BinaryColumn(String name, Cells<byte[] @Nullable []> cells, int offset, int rowCount) {
        this.name = ColumnNames.checked(name);
        this.cells = cells;
        this.offset = offset;
        this.rowCount = rowCount;
    }

    /**
     * A column over the given memory.
     *
     * @param values now belongs to the column, the cells too: do not change them any more; {@code null} is a missing
     *     cell
     */
    public static BinaryColumn wrap(String name, byte[] @Nullable [] values) {
        return new BinaryColumn(name, Cells.of(values), 0, values.length);
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

    /** Hands the cells on without copying their bytes, which no one changes. */
    void copyTo(byte[] @Nullable [] target, int at) {
        System.arraycopy(cells.array(), offset, target, at, rowCount);
    }

    private byte @Nullable [] raw(int row) {
        checkIndex(row, rowCount);
        return cells.array()[offset + row];
    }

    @Override
    public @Nullable DeferredCells<?> origin() {
        return cells.origin(offset, rowCount);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Kind kind() {
        return Kind.BINARY;
    }

    @Override
    public int rowCount() {
        return rowCount;
    }

    @Override
    public boolean has(int row) {
        return raw(row) != null;
    }

    @Override
    public BinaryColumn slice(int from, int to) {
        checkFromToIndex(from, to, rowCount);
        return new BinaryColumn(name, cells, offset + from, to - from);
    }

    @Override
    public BinaryColumn pick(int[] rows) {
        byte[] @Nullable [] picked = new byte[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            picked[i] = raw(rows[i]);
        }
        return wrap(name, picked);
    }

    @Override
    public BinaryColumn renamed(String newName) {
        return new BinaryColumn(newName, cells, offset, rowCount);
    }

    @Override
    public long approximateBytes() {
        DeferredCells<?> unloaded = cells.unloaded();
        if (unloaded != null) {
            return 48 + unloaded.approximateBytes();
        }
        long bytes = 48 + 8L * rowCount;
        for (int row = 0; row < rowCount; row++) {
            byte[] value = raw(row);
            bytes += value == null ? 0 : 16 + value.length;
        }
        return bytes;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (!(other instanceof BinaryColumn that) || !name.equals(that.name) || rowCount != that.rowCount) {
            return false;
        }
        for (int row = 0; row < rowCount; row++) {
            if (!Arrays.equals(raw(row), that.raw(row))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        int hash = name.hashCode();
        for (int row = 0; row < rowCount; row++) {
            hash = 31 * hash + Arrays.hashCode(raw(row));
        }
        return hash;
    }

    @Override
    public String toString() {
        return name + " (" + rowCount + " binaries)";
    }
}
