package io.pitwall.frame;

import io.pitwall.data.BinaryColumn;
import io.pitwall.data.Column;
import io.pitwall.data.Column.Kind;
import io.pitwall.data.NumberColumn;
import io.pitwall.data.Presence;
import io.pitwall.data.TextColumn;
import java.util.ArrayList;
import java.util.List;
import org.dflib.BooleanSeries;
import org.dflib.DoubleSeries;
import org.dflib.FloatSeries;
import org.dflib.IntSeries;
import org.dflib.LongSeries;
import org.dflib.Series;
import org.jspecify.annotations.Nullable;

/** The parameters that a column of a frame is: one, or one for each kind of cell that is in it. */
final class ParameterCells {

    private final FrameColumn column;
    private final int rowCount;
    private double @Nullable [] numbers;
    private long @Nullable [] present;
    private @Nullable String @Nullable [] texts;
    private byte @Nullable [] @Nullable [] binaries;

    private ParameterCells(FrameColumn column, int rowCount) {
        this.column = column;
        this.rowCount = rowCount;
    }

    static List<Column> columns(FrameColumn column, Series<?> cells) {
        if (column.kind() == null || column.kind() == Kind.NUMBER) {
            double[] primitive = primitives(column, cells);
            if (primitive != null) {
                return List.of(NumberColumn.wrap(column.name(), primitive, Presence.all()));
            }
        }
        ParameterCells sorted = new ParameterCells(column, cells.size());
        for (int row = 0; row < sorted.rowCount; row++) {
            Object cell = cells.get(row);
            if (cell != null) {
                sorted.put(row, cell);
            }
        }
        return sorted.columns();
    }

    /** The cells of a series of primitives, null for one of objects. */
    private static double @Nullable [] primitives(FrameColumn column, Series<?> cells) {
        double[] values = new double[cells.size()];
        if (cells instanceof DoubleSeries doubles) {
            doubles.copyToDouble(values, 0, 0, values.length);
        } else if (cells instanceof FloatSeries floats) {
            for (int row = 0; row < values.length; row++) {
                values[row] = floats.getFloat(row);
            }
        } else if (cells instanceof IntSeries ints) {
            for (int row = 0; row < values.length; row++) {
                values[row] = ints.getInt(row);
            }
        } else if (cells instanceof LongSeries longs) {
            for (int row = 0; row < values.length; row++) {
                values[row] = CellTypes.exact(longs.getLong(row), column.label(), row);
            }
        } else if (cells instanceof BooleanSeries booleans) {
            for (int row = 0; row < values.length; row++) {
                values[row] = booleans.getBool(row) ? 1 : 0;
            }
        } else {
            return null;
        }
        return values;
    }

    private void put(int row, Object cell) {
        Kind kind = CellTypes.kindOf(cell, column.label(), row);
        if (column.kind() != null && column.kind() != kind) {
            throw new IllegalArgumentException("column '" + column.label() + "', row " + row + ": "
                    + CellTypes.describe(cell) + " is not what the name of the column says");
        }
        switch (kind) {
            case NUMBER -> {
                if (numbers == null || present == null) {
                    numbers = new double[rowCount];
                    present = Presence.noneOf(rowCount);
                }
                numbers[row] = CellTypes.number(cell, column.label(), row);
                Presence.mark(present, row);
            }
            case TEXT -> {
                if (texts == null) {
                    texts = new @Nullable String[rowCount];
                }
                texts[row] = cell.toString();
            }
            case BINARY -> {
                if (binaries == null) {
                    binaries = new byte[rowCount][];
                }
                binaries[row] = ((byte[]) cell).clone();
            }
        }
    }

    private List<Column> columns() {
        List<Column> columns = new ArrayList<>(1);
        if (numbers != null && present != null) {
            columns.add(NumberColumn.wrap(column.name(), numbers, Presence.ofBits(present)));
        }
        if (texts != null) {
            columns.add(TextColumn.wrap(column.name(), texts));
        }
        if (binaries != null) {
            columns.add(BinaryColumn.wrap(column.name(), binaries));
        }
        if (columns.isEmpty()) {
            columns.add(withoutValues());
        }
        return columns;
    }

    private Column withoutValues() {
        Kind kind = column.kind() == null ? Kind.NUMBER : column.kind();
        return switch (kind) {
            case NUMBER ->
                NumberColumn.wrap(column.name(), new double[rowCount], Presence.ofBits(Presence.noneOf(rowCount)));
            case TEXT -> TextColumn.wrap(column.name(), new @Nullable String[rowCount]);
            case BINARY -> BinaryColumn.wrap(column.name(), new byte[rowCount][]);
        };
    }
}
