package io.pitwall.dsl.processing;

import io.pitwall.data.Column;
import io.pitwall.data.ParameterData;
import io.pitwall.rules.window.WindowQuery;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts and reports cells that no aggregate takes because they are text or bytes and their aggregates read numbers: for each
 * parameter the first at once, then one line in a {@link LogInterval} with the number of records between.
 */
final class OtherKindsLog {

    private static final Logger LOG = LoggerFactory.getLogger(OtherKindsLog.class);

    private final String window;
    private final List<String> parameters;
    private final LogInterval[] intervals;
    private final WindowCounters counters;

    OtherKindsLog(WindowQuery query, WindowCounters counters) {
        this.window = query.windowing().name();
        this.parameters = query.numberParameters();
        this.intervals = new LogInterval[parameters.size()];
        this.counters = counters;
        for (int i = 0; i < intervals.length; i++) {
            intervals[i] = new LogInterval();
        }
    }

    /** Looks at the rows of a record. */
    void look(String streamId, String origin, ParameterData rows, long nowMs) {
        for (int i = 0; i < intervals.length; i++) {
            String parameter = parameters.get(i);
            look(streamId, origin, rows.text(parameter), intervals[i], nowMs);
            look(streamId, origin, rows.binary(parameter), intervals[i], nowMs);
        }
    }

    private void look(String streamId, String origin, @Nullable Column column, LogInterval interval, long nowMs) {
        int cells = cells(column);
        if (column == null || cells == 0) {
            return;
        }
        counters.otherKinds(cells);
        if (interval.admits(nowMs)) {
            long between = interval.takeHeldBack();
            LOG.warn(
                    "window '{}', stream '{}' at {}: {} cell(s) of parameter '{}' are {}, its aggregates take numbers and"
                            + " leave them out{}; make numbers of them with deriveNumber, or count them with count(\"{}\")",
                    window,
                    streamId,
                    origin,
                    cells,
                    column.name(),
                    column.kind() == Column.Kind.TEXT ? "text" : "bytes",
                    between == 0 ? "" : "; so were cells of " + between + " more record(s) since the last line",
                    column.name());
        }
    }

    private static int cells(@Nullable Column column) {
        int cells = 0;
        if (column != null) {
            for (int row = 0; row < column.rowCount(); row++) {
                cells += column.has(row) ? 1 : 0;
            }
        }
        return cells;
    }
}
