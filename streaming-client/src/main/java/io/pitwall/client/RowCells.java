package io.pitwall.client;

import static java.util.Objects.requireNonNull;

import io.pitwall.data.BinaryColumn;
import io.pitwall.data.Column;
import io.pitwall.data.NumberColumn;
import io.pitwall.data.ParameterData;
import io.pitwall.data.TextColumn;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The cells of one row, as columns of one cell. A parameter is its name and kind. Not safe for use by several threads. */
final class RowCells {

    private final List<Column> parameters = new ArrayList<>();
    private final List<TextColumn> tags = new ArrayList<>(2);

    void put(String parameter, double value, boolean overwrites) {
        put(parameters, NumberColumn.of(parameter, value), overwrites);
    }

    /** A text; null takes away nothing. */
    void put(String parameter, @Nullable String value, boolean overwrites) {
        requireNonNull(parameter, "parameter");
        if (value != null) {
            put(parameters, TextColumn.of(parameter, value), overwrites);
        }
    }

    /** Bytes, which are copied; null takes away nothing. */
    void put(String parameter, byte @Nullable [] value, boolean overwrites) {
        requireNonNull(parameter, "parameter");
        if (value != null) {
            put(parameters, BinaryColumn.wrap(parameter, new byte[][] {value.clone()}), overwrites);
        }
    }

    /** A tag; null takes it away if it may. */
    void tag(String name, @Nullable String value, boolean overwrites) {
        requireNonNull(name, "name");
        if (value != null) {
            put(tags, TextColumn.of(name, value), overwrites);
        } else if (overwrites) {
            tags.removeIf(tag -> tag.name().equals(name));
        }
    }

    /** Whether it has any but tags. */
    boolean hasValues() {
        return !parameters.isEmpty();
    }

    private static <C extends Column> void put(List<C> cells, C cell, boolean overwrites) {
        for (int i = 0; i < cells.size(); i++) {
            C other = cells.get(i);
            if (other.kind() == cell.kind() && other.name().equals(cell.name())) {
                if (overwrites) {
                    cells.set(i, cell);
                }
                return;
            }
        }
        cells.add(cell);
    }

    /** The row at a time in nanoseconds since the Unix epoch. */
    ParameterData at(long timeNs) {
        return ParameterData.wrap(new long[] {timeNs}, parameters, tags);
    }
}
