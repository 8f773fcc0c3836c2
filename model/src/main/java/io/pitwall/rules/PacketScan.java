package io.pitwall.rules;

import io.pitwall.data.ParameterData;
import io.pitwall.data.Row;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Walks once over the rows of a record and notes before which of them the packets part. Changes nothing, so that a
 * predicate may throw.
 *
 * <p>The conditions are asked in this order, and none behind one that holds: before the row span and {@code beforeRow},
 * behind it rows, {@code afterRow} and {@code whenHeld}.
 */
final class PacketScan {

    private static final long NO_SPAN = -1;
    private static final int[] NO_CUTS = {};
    private static final ReleaseReason[] NO_REASONS = {};

    private final ParameterData rows;
    private final long spanNs;
    private final int maxRows;
    private final boolean everyRecord;
    private final @Nullable Predicate<Row> beforeRow;
    private final @Nullable Predicate<Row> afterRow;
    private final @Nullable Predicate<HeldRows> whenHeld;
    private final @Nullable RowTest test;
    private final @Nullable HeldRowsView held;

    /** Rows of earlier records that are held, until the first cut. */
    private int earlierRows;

    private int start;
    private long minTimeNs;
    private long maxTimeNs;
    private int[] cuts = NO_CUTS;
    private ReleaseReason[] reasons = NO_REASONS;
    private int cutCount;

    /** To scan the rows behind those that are held, whose times lie between the given ones. */
    PacketScan(
            Packets rule, List<ParameterData> held, int heldRows, long minTimeNs, long maxTimeNs, ParameterData rows) {
        PacketConditions conditions = rule.conditions();
        this.rows = rows;
        this.spanNs = conditions.spanNs().orElse(NO_SPAN);
        this.maxRows = conditions.rows().orElse(Integer.MAX_VALUE);
        this.everyRecord = conditions.everyRecord();
        this.beforeRow = conditions.beforeRow();
        this.afterRow = conditions.afterRow();
        this.whenHeld = conditions.whenHeld();
        boolean asksPredicates = beforeRow != null || afterRow != null || whenHeld != null;
        this.test = asksPredicates ? new RowTest(rule, rows) : null;
        this.held = whenHeld == null
                ? null
                : new HeldRowsView(held, heldRows, rows, rule.contents().declared());
        this.earlierRows = heldRows;
        this.minTimeNs = minTimeNs;
        this.maxTimeNs = maxTimeNs;
    }

    PacketScan scanned() {
        int rowCount = rows.rowCount();
        for (int row = 0; row < rowCount; row++) {
            long timeNs = rows.timeNs(row);
            if (reachesSpan(timeNs)) {
                cutAt(row, ReleaseReason.SPAN);
            } else if (isTrue(beforeRow, "beforeRow", row)) {
                cutAt(row, ReleaseReason.BEFORE_ROW);
            }
            minTimeNs = Math.min(minTimeNs, timeNs);
            maxTimeNs = Math.max(maxTimeNs, timeNs);
            if (earlierRows + row + 1 - start >= maxRows) {
                cutAt(row + 1, ReleaseReason.ROWS);
            } else if (isTrue(afterRow, "afterRow", row)) {
                cutAt(row + 1, ReleaseReason.AFTER_ROW);
            } else if (isTrueOfHeld(row)) {
                cutAt(row + 1, ReleaseReason.WHEN_HELD);
            }
        }
        if (everyRecord) {
            cutAt(rowCount, ReleaseReason.EVERY_RECORD);
        }
        return this;
    }

    /** True when the held rows and this time together reach the span; an empty buffer has none. */
    private boolean reachesSpan(long timeNs) {
        if (spanNs == NO_SPAN || minTimeNs > maxTimeNs) {
            return false;
        }
        long span = Math.max(maxTimeNs, timeNs) - Math.min(minTimeNs, timeNs);
        // Times at both ends of the 64 bit range overflow the difference: that is longer than any span.
        return span >= spanNs || span < 0;
    }

    private boolean isTrue(@Nullable Predicate<Row> predicate, String condition, int row) {
        return predicate != null && test != null && test.isTrue(predicate, condition, row);
    }

    private boolean isTrueOfHeld(int row) {
        return whenHeld != null
                && test != null
                && held != null
                && test.isTrueOf(held.until(row), whenHeld, "whenHeld", row);
    }

    private void cutAt(int row, ReleaseReason reason) {
        if (earlierRows + row - start > 0) {
            if (cutCount == cuts.length) {
                cuts = Arrays.copyOf(cuts, Math.max(4, 2 * cutCount));
                reasons = Arrays.copyOf(reasons, cuts.length);
            }
            reasons[cutCount] = reason;
            cuts[cutCount++] = row;
        }
        earlierRows = 0;
        start = row;
        minTimeNs = Long.MAX_VALUE;
        maxTimeNs = Long.MIN_VALUE;
        if (held != null) {
            held.startAt(row);
        }
    }

    /** How many packets are released. */
    int cutCount() {
        return cutCount;
    }

    /** The row before which a packet ends; the number of rows where it ends with the record. */
    int cut(int packet) {
        return cuts[packet];
    }

    /** The condition that released a packet: the first that held. */
    ReleaseReason reason(int packet) {
        return reasons[packet];
    }

    /** The earliest time of the rows behind the last cut; the largest number if there are none. */
    long minTimeNs() {
        return minTimeNs;
    }

    /** The latest time of the rows behind the last cut; the smallest number if there are none. */
    long maxTimeNs() {
        return maxTimeNs;
    }
}
