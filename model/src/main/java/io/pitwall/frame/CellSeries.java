package io.pitwall.frame;

import io.pitwall.data.BinaryColumn;
import io.pitwall.data.Column;
import io.pitwall.data.NumberColumn;
import io.pitwall.data.TextColumn;
import java.nio.ByteBuffer;
import org.dflib.Series;
import org.jspecify.annotations.Nullable;

/** The cells of a column as a series: primitive where no number is missing, else objects with null for what is missing. */
final class CellSeries {

    private CellSeries() {}

    static Series<?> of(Column column) {
        return switch (column.kind()) {
            case NUMBER -> ofNumbers((NumberColumn) column);
            case TEXT -> ofTexts((TextColumn) column);
            case BINARY -> ofBinaries((BinaryColumn) column);
        };
    }

    private static Series<?> ofNumbers(NumberColumn column) {
        int rowCount = column.rowCount();
        double[] values = new double[rowCount];
        if (column.copyPresent(values) == rowCount) {
            return Series.ofDouble(values);
        }
        @Nullable Double[] cells = new @Nullable Double[rowCount];
        int next = 0;
        for (int row = 0; row < rowCount; row++) {
            cells[row] = column.has(row) ? values[next++] : null;
        }
        return Series.of(cells);
    }

    private static Series<?> ofTexts(TextColumn column) {
        @Nullable String[] cells = new @Nullable String[column.rowCount()];
        for (int row = 0; row < cells.length; row++) {
            cells[row] = column.at(row);
        }
        return Series.of(cells);
    }

    private static Series<?> ofBinaries(BinaryColumn column) {
        byte[] @Nullable [] cells = new byte[column.rowCount()][];
        for (int row = 0; row < cells.length; row++) {
            ByteBuffer bytes = column.at(row);
            if (bytes != null) {
                cells[row] = new byte[bytes.remaining()];
                bytes.get(cells[row]);
            }
        }
        return Series.of(cells);
    }
}
