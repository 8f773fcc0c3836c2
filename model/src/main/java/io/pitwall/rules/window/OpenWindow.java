package io.pitwall.rules.window;

import io.pitwall.rules.aggregate.Accumulator;
import io.pitwall.rules.aggregate.Aggregate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of one window: its bounds, its group, and an accumulator for each aggregate. */
final class OpenWindow {

    private static final long NO_ROW = -1;

    /** Heap of a window without its accumulators, in bytes. */
    private static final long OWN_BYTES = 96;

    final @Nullable String group;
    final Accumulator[] accumulators;

    /** What the kind of window takes for its start and its end, in ns of event time. */
    long startNs;

    long endNs;

    /** How many rows were added. */
    long rowCount;

    /** The number of its last result; below 0 if it has given none. */
    int revision = -1;

    /** The numbers of the first and the last row taken in, of those that are numbered; -1 while there is none. */
    long firstRow = NO_ROW;

    long lastRow = NO_ROW;

    /**
     * For each aggregate that holds rows what it was given in another way than as stored rows, by an earlier version; null
     * where there is no such thing.
     */
    private @Nullable Accumulator @Nullable [] carried;

    private long weightBytes;

    OpenWindow(@Nullable String group, long startNs, long endNs, Accumulator[] accumulators) {
        this.group = group;
        this.startNs = startNs;
        this.endNs = endNs;
        this.accumulators = accumulators;
        weigh();
    }

    static OpenWindow empty(List<Aggregate> aggregates, @Nullable String group, long startNs, long endNs) {
        Accumulator[] accumulators = new Accumulator[aggregates.size()];
        for (int i = 0; i < accumulators.length; i++) {
            accumulators[i] = aggregates.get(i).newAccumulator();
        }
        return new OpenWindow(group, startNs, endNs, accumulators);
    }

    /** Windows that close together leave in this order: by end, then start, then group, rows without the tag first. */
    int compareTo(long otherEndNs, long otherStartNs, @Nullable String otherGroup) {
        int order = Long.compare(endNs, otherEndNs);
        order = order != 0 ? order : Long.compare(startNs, otherStartNs);
        if (order != 0) {
            return order;
        }
        if (group == null || otherGroup == null) {
            return group == null ? (otherGroup == null ? 0 : -1) : 1;
        }
        return group.compareTo(otherGroup);
    }

    int compareTo(OpenWindow other) {
        return compareTo(other.endNs, other.startNs, other.group);
    }

    /** @param taken the rows before these */
    void add(RowBatch batch, int from, int to, TakenRows taken) {
        if (taken.areStored()) {
            firstRow = firstRow == NO_ROW ? taken.nextNumber() : firstRow;
            lastRow = taken.nextNumber() + to - from - 1;
        }
        for (int i = 0; i < accumulators.length; i++) {
            batch.addTo(accumulators[i], i, from, to);
        }
        rowCount += to - from;
        weigh();
    }

    /** Takes in the rows of another window, which is used no more. */
    void merge(OpenWindow other) {
        for (int i = 0; i < accumulators.length; i++) {
            accumulators[i].merge(other.accumulators[i]);
        }
        rowCount += other.rowCount;
        widen(other.startNs, other.endNs);
        if (other.firstRow != NO_ROW) {
            firstRow = firstRow == NO_ROW ? other.firstRow : Math.min(firstRow, other.firstRow);
            lastRow = Math.max(lastRow, other.lastRow);
        }
        mergeCarried(other);
        weigh();
    }

    private void mergeCarried(OpenWindow other) {
        for (int i = 0; i < accumulators.length; i++) {
            Accumulator theirs = other.carried(i);
            Accumulator ours = carried(i);
            if (theirs != null && ours != null) {
                ours.merge(theirs);
            } else if (theirs != null) {
                carry(i, theirs);
            }
        }
    }

    @Nullable
    Accumulator carried(int aggregate) {
        return carried == null ? null : carried[aggregate];
    }

    /** Notes what an accumulator has been given that is not among the stored rows. */
    void carry(int aggregate, Accumulator given) {
        if (carried == null) {
            carried = new @Nullable Accumulator[accumulators.length];
        }
        carried[aggregate] = given;
    }

    void restore(long rows, int lastRevision) {
        rowCount = rows;
        revision = lastRevision;
        weigh();
    }

    boolean holdsRows() {
        return firstRow != NO_ROW;
    }

    /** Whether a row of this number may have been taken in. */
    boolean hasNumber(long row) {
        return row >= firstRow && row <= lastRow;
    }

    /** Gives rows back to the accumulators that hold them. */
    void restoreRows(List<Aggregate> aggregates, RowBatch batch, int from, int to) {
        for (int i = 0; i < accumulators.length; i++) {
            if (aggregates.get(i).holdsRows()) {
                batch.addTo(accumulators[i], i, from, to);
            }
        }
        weigh();
    }

    void widen(long fromNs, long toNs) {
        startNs = Math.min(startNs, fromNs);
        endNs = Math.max(endNs, toNs);
    }

    private void weigh() {
        long bytes = OWN_BYTES;
        for (Accumulator accumulator : accumulators) {
            bytes += accumulator.weightBytes();
        }
        for (int i = 0; carried != null && i < carried.length; i++) {
            Accumulator given = carried[i];
            bytes += given == null ? 0 : given.weightBytes();
        }
        weightBytes = bytes;
    }

    /** Estimated bytes of heap. */
    long weightBytes() {
        return weightBytes;
    }
}
