package io.pitwall.frame;

import io.pitwall.data.TextColumn;
import org.dflib.Series;
import org.jspecify.annotations.Nullable;

/** A column of a tag: texts, whatever the cells are. */
final class TagCells {

    private TagCells() {}

    static TextColumn column(String tag, Series<?> cells) {
        @Nullable String[] values = new @Nullable String[cells.size()];
        for (int row = 0; row < values.length; row++) {
            Object cell = cells.get(row);
            values[row] = cell == null ? null : cell.toString();
        }
        return TextColumn.wrap(tag, values);
    }
}
