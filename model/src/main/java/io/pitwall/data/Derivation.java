package io.pitwall.data;

import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Columns computed row by row. */
final class Derivation {

    private Derivation() {}

    /** No cell is missing: NaN is a value. */
    static NumberColumn number(String name, RowCursor rows, int rowCount, ToDoubleFunction<Row> function) {
        double[] values = new double[rowCount];
        for (int row = 0; row < rowCount; row++) {
            values[row] = function.applyAsDouble(rows.moveTo(row));
        }
        return NumberColumn.wrap(name, values, Presence.all());
    }

    static TextColumn text(String name, RowCursor rows, int rowCount, Function<Row, @Nullable String> function) {
        @Nullable String[] values = new @Nullable String[rowCount];
        for (int row = 0; row < rowCount; row++) {
            values[row] = function.apply(rows.moveTo(row));
        }
        return TextColumn.wrap(name, values);
    }
}
