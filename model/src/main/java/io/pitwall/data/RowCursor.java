package io.pitwall.data;

import static java.util.Objects.checkIndex;

import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Row} that can be moved over the rows of its data, and to other data, without allocating.
 *
 * <p>Starts at row 0. Not safe for use by several threads.
 */
public final class RowCursor implements Row {

    private ParameterData data;
    private final @Nullable List<String> declared;
    private int row;

    RowCursor(ParameterData data, @Nullable List<String> declared) {
        this.data = data;
        this.declared = declared;
    }

    /** Moves to a row and returns this cursor as that row. */
    public Row moveTo(int newRow) {
        row = checkIndex(newRow, data.rowCount());
        return this;
    }

    /** Moves to a row of other data and returns this cursor as that row. */
    public Row moveTo(ParameterData newData, int newRow) {
        row = checkIndex(newRow, newData.rowCount());
        data = newData;
        return this;
    }

    @Override
    public long timeNs() {
        return data.timeNs(row);
    }

    @Override
    public double number(String parameter) {
        return number(parameter, Double.NaN);
    }

    @Override
    public double number(String parameter, double other) {
        NumberColumn column = data.number(parameter);
        if (column == null) {
            checkDeclared(parameter);
            return other;
        }
        return column.has(row) ? column.at(row) : other;
    }

    @Override
    public @Nullable String text(String parameter) {
        TextColumn column = data.text(parameter);
        if (column == null) {
            checkDeclared(parameter);
            return null;
        }
        return column.at(row);
    }

    @Override
    public String text(String parameter, String other) {
        String value = text(parameter);
        return value == null ? other : value;
    }

    @Override
    public byte @Nullable [] binary(String parameter) {
        BinaryColumn column = data.binary(parameter);
        if (column == null) {
            checkDeclared(parameter);
            return null;
        }
        ByteBuffer view = column.at(row);
        if (view == null) {
            return null;
        }
        byte[] copy = new byte[view.remaining()];
        view.get(copy);
        return copy;
    }

    @Override
    public boolean has(String parameter) {
        boolean known = false;
        List<Column> columns = data.parameters();
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            if (column.name().equals(parameter)) {
                if (column.has(row)) {
                    return true;
                }
                known = true;
            }
        }
        if (!known) {
            checkDeclared(parameter);
        }
        return false;
    }

    @Override
    public @Nullable String tag(String tag) {
        TextColumn column = data.tag(tag);
        return column == null ? null : column.at(row);
    }

    @Override
    public String tag(String tag, String other) {
        String value = tag(tag);
        return value == null ? other : value;
    }

    /** A column that is absent from this data may still be declared: then all its cells are missing. */
    private void checkDeclared(String parameter) {
        if (declared != null && !declared.contains(parameter)) {
            throw new IllegalArgumentException("parameter '" + parameter
                    + "' is not among the parameters of this stage: " + String.join(", ", declared)
                    + "; name it where the stage takes its parameters");
        }
    }

    @Override
    public String toString() {
        return "row " + row + " of\n" + data;
    }
}
