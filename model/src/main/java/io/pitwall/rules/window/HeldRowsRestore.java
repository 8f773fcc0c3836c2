package io.pitwall.rules.window;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gives stored rows back to the accumulators that hold them. A window has taken in all rows of its group that are within its
 * bounds, from the first one that it took to the last: so a row need not be stored with the windows that it is in.
 */
final class HeldRowsRestore {

    private final WindowQuery query;
    private final OpenWindows windows;
    private final Map<@Nullable String, List<OpenWindow>> byGroup = new HashMap<>();

    HeldRowsRestore(WindowQuery query, OpenWindows windows) {
        this.query = query;
        this.windows = windows;
        for (OpenWindow window : windows.stored()) {
            byGroup.computeIfAbsent(window.group, group -> new ArrayList<>()).add(window);
        }
    }

    void restore(NumberedRows stored) {
        RowBatch batch = new RowBatch(query, stored.rows(), Long.MAX_VALUE);
        int row = 0;
        while (row < batch.rowCount()) {
            String group = batch.group(row);
            int to = row + 1;
            while (to < batch.rowCount() && batch.isInGroup(to, group)) {
                to++;
            }
            for (OpenWindow window : byGroup.getOrDefault(group, List.of())) {
                restore(window, batch, stored.firstRow(), row, to);
            }
            row = to;
        }
    }

    private void restore(OpenWindow window, RowBatch batch, long firstRow, int from, int to) {
        int row = from;
        while (row < to) {
            int runFrom = row;
            while (row < to && isIn(window, batch, firstRow, row)) {
                row++;
            }
            if (runFrom < row) {
                window.restoreRows(query.aggregates(), batch, runFrom, row);
            }
            row++;
        }
    }

    private boolean isIn(OpenWindow window, RowBatch batch, long firstRow, int row) {
        return window.hasNumber(firstRow + row) && windows.spans(window, batch.timeNs(row));
    }
}
