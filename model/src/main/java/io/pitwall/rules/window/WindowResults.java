package io.pitwall.rules.window;

import io.pitwall.data.Column;
import io.pitwall.data.NumberColumn;
import io.pitwall.data.ParameterData;
import io.pitwall.data.Presence;
import io.pitwall.data.TextColumn;
import io.pitwall.rules.aggregate.Aggregate;
import io.pitwall.rules.aggregate.SlidingAccumulator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects the results and the late rows of one call and hands them over in runs: results of one revision, late rows of one
 * reason. So the order of either is that of the rows that caused them, however these were cut into records.
 */
final class WindowResults {

    private final WindowQuery query;
    private final WindowOutput output;

    private long[] timesNs = new long[8];
    private @Nullable String[] groups = new @Nullable String[8];
    private final double[][] values;
    private final long[][] present;
    private int count;
    private int revision;

    private int[] lateRows = new int[8];
    private int lateCount;
    private LateReason lateReason = LateReason.WINDOW_CLOSED;

    WindowResults(WindowQuery query, WindowOutput output) {
        this.query = query;
        this.output = output;
        int columns = query.aggregates().size();
        this.values = new double[columns][8];
        this.present = new long[columns][1];
    }

    /** The result of a window as it is now, under the number that the window has for it. */
    void add(OpenWindow window) {
        startRow(
                query.windowing().options().stampAtEnd() ? window.endNs : window.startNs,
                window.group,
                window.revision);
        for (int i = 0; i < values.length; i++) {
            if (!window.accumulators[i].isMissing()) {
                set(i, window.accumulators[i].result());
            }
        }
        count++;
    }

    void add(long timeNs, @Nullable String group, SlidingAccumulator[] accumulators) {
        startRow(timeNs, group, 0);
        for (int i = 0; i < values.length; i++) {
            if (!accumulators[i].isMissing()) {
                set(i, accumulators[i].result());
            }
        }
        count++;
    }

    private void startRow(long timeNs, @Nullable String group, int rowRevision) {
        if (rowRevision != revision) {
            flushResults();
            revision = rowRevision;
        }
        if (count == timesNs.length) {
            grow();
        }
        timesNs[count] = timeNs;
        groups[count] = group;
    }

    private void set(int column, double value) {
        values[column][count] = value;
        Presence.mark(present[column], count);
    }

    private void grow() {
        int capacity = 2 * count;
        timesNs = Arrays.copyOf(timesNs, capacity);
        groups = Arrays.copyOf(groups, capacity);
        for (int i = 0; i < values.length; i++) {
            values[i] = Arrays.copyOf(values[i], capacity);
            present[i] = Arrays.copyOf(present[i], Presence.noneOf(capacity).length);
        }
    }

    void late(RowBatch batch, int row, LateReason reason) {
        if (reason != lateReason) {
            flushLate(batch);
            lateReason = reason;
        }
        if (lateCount == lateRows.length) {
            lateRows = Arrays.copyOf(lateRows, 2 * lateCount);
        }
        lateRows[lateCount++] = row;
    }

    /** Hands over what was collected, late rows among the rows of this batch. */
    void flush(RowBatch batch) {
        flushResults();
        flushLate(batch);
    }

    private void flushLate(RowBatch batch) {
        if (lateCount > 0) {
            output.late(batch.rows().pick(Arrays.copyOf(lateRows, lateCount)), lateReason);
            lateCount = 0;
        }
    }

    /** Hands over the results that were collected. */
    void flushResults() {
        if (count == 0) {
            return;
        }
        List<Column> columns = new ArrayList<>(values.length);
        List<Aggregate> aggregates = query.aggregates();
        for (int i = 0; i < values.length; i++) {
            columns.add(NumberColumn.wrap(
                    aggregates.get(i).column(), Arrays.copyOf(values[i], count), Presence.ofBits(bits(i))));
            Arrays.fill(present[i], 0);
        }
        String tag = query.windowing().groupTag();
        List<TextColumn> tags = tag == null ? List.of() : List.of(TextColumn.wrap(tag, Arrays.copyOf(groups, count)));
        ParameterData rows = ParameterData.wrap(Arrays.copyOf(timesNs, count), columns, tags);
        count = 0;
        output.results(rows.withoutEmptyColumns(), revision);
    }

    private long[] bits(int column) {
        return Arrays.copyOf(present[column], Presence.noneOf(count).length);
    }
}
