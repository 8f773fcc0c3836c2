package io.pitwall.rules.window;

import io.pitwall.data.ParameterData;
import io.pitwall.rules.aggregate.Aggregate;
import io.pitwall.rules.aggregate.SlidingAccumulator;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A window that moves from row to row, for each group its own. A row waits until the clock is the grace beyond it, so that
 * rows come in order of time; then its result leaves.
 *
 * <p>The result of a row is made of the rows in its window and nothing else, so that they are the state: rows taken in are
 * handed out for storing once, and an object that is given those that may still count goes on the same.
 */
final class SlidingWindows implements OpenWindows {

    private final long spanNs;
    private final WindowQuery query;
    private final List<Group> groups = new ArrayList<>();
    private final WaitingRows waiting = new WaitingRows();
    private final TakenRows taken;
    private long accumulatorBytes;

    private static final class Group {
        final @Nullable String name;
        final SlidingAccumulator[] accumulators;
        long lastNs;

        Group(@Nullable String name, List<Aggregate> aggregates, long spanNs) {
            this.name = name;
            this.accumulators = new SlidingAccumulator[aggregates.size()];
            for (int i = 0; i < accumulators.length; i++) {
                accumulators[i] = aggregates.get(i).newSlidingAccumulator(spanNs);
            }
        }

        void slide(RowBatch batch, int row) {
            lastNs = batch.timeNs(row);
            for (int i = 0; i < accumulators.length; i++) {
                batch.slide(accumulators[i], i, row);
            }
        }
    }

    SlidingWindows(WindowQuery query, WindowKind.Sliding kind, TakenRows taken) {
        this.taken = taken;
        this.query = query;
        this.spanNs = kind.spanNs();
    }

    @Override
    public int take(RowBatch batch, int firstRow, StreamClock clock, WindowResults results) {
        int row = firstRow;
        int takenFrom = firstRow;
        RowBatch waitingBatch = null;
        while (row < batch.rowCount() && !batch.isTooFarAhead(row)) {
            long timeNs = batch.timeNs(row);
            if (timeNs < clock.closedToNs()) {
                taken.add(batch, takenFrom, row);
                takenFrom = row + 1;
                results.late(batch, row, LateReason.WINDOW_CLOSED);
            } else {
                clock.advance(timeNs);
                if (waiting.isEmpty() && timeNs <= clock.closedToNs()) {
                    give(batch, row, results);
                } else {
                    waitingBatch = waitingBatch == null ? batch.forWaiting() : waitingBatch;
                    waiting.add(waitingBatch, row);
                    giveUntil(clock.closedToNs(), results);
                }
            }
            row++;
        }
        taken.add(batch, takenFrom, row);
        dropPassedGroups(clock);
        return row;
    }

    private void giveUntil(long timeNs, WindowResults results) {
        while (!waiting.isEmpty() && waiting.firstTimeNs() <= timeNs) {
            give(waiting.firstBatch(), waiting.firstRow(), results);
            waiting.removeFirst();
        }
    }

    private void give(RowBatch batch, int row, WindowResults results) {
        Group group = find(batch.group(row));
        group.slide(batch, row);
        results.add(batch.timeNs(row), group.name, group.accumulators);
    }

    /** The last ones are the likely ones. */
    private Group find(@Nullable String name) {
        for (int i = groups.size() - 1; i >= 0; i--) {
            if (Objects.equals(groups.get(i).name, name)) {
                return groups.get(i);
            }
        }
        Group group = new Group(name, query.aggregates(), spanNs);
        groups.add(group);
        return group;
    }

    /** Groups without rows that may still count: a new one would give the same. */
    private void dropPassedGroups(StreamClock clock) {
        if (groups.size() > 1) {
            long passedNs = neededAfterNs(clock);
            groups.removeIf(group -> group.lastNs <= passedNs);
        }
        accumulatorBytes = 0;
        for (Group group : groups) {
            for (SlidingAccumulator accumulator : group.accumulators) {
                accumulatorBytes += accumulator.weightBytes();
            }
        }
    }

    /** Rows of this time and earlier are in no window that is still to come. */
    long neededAfterNs(StreamClock clock) {
        return WindowTimes.minus(clock.closedToNs(), spanNs);
    }

    /** Takes in rows that were taken before and stored, in order of arrival; those whose results have left leave none. */
    void restore(ParameterData rows, StreamClock clock) {
        RowBatch batch = new RowBatch(query, rows, Long.MAX_VALUE);
        WaitingRows given = new WaitingRows();
        long passedNs = neededAfterNs(clock);
        for (int row = 0; row < batch.rowCount(); row++) {
            if (batch.timeNs(row) > clock.closedToNs()) {
                waiting.add(batch, row);
            } else if (batch.timeNs(row) > passedNs) {
                given.add(batch, row);
            }
        }
        while (!given.isEmpty()) {
            find(given.firstBatch().group(given.firstRow())).slide(given.firstBatch(), given.firstRow());
            given.removeFirst();
        }
        dropPassedGroups(clock);
    }

    @Override
    public void close(StreamClock clock, WindowResults results) {
        if (!waiting.isEmpty()) {
            clock.closeTo(waiting.lastTimeNs());
            giveUntil(Long.MAX_VALUE, results);
            dropPassedGroups(clock);
        }
    }

    @Override
    public int openCount() {
        return waiting.size();
    }

    @Override
    public long weightBytes() {
        int inputs = query.parameters().size() + 1;
        return accumulatorBytes + waiting.size() * (24L + 8L * inputs);
    }

    @Override
    public List<OpenWindow> stored() {
        return List.of();
    }

    @Override
    public void restore(OpenWindow window, StreamClock clock) {
        throw new IllegalStateException("sliding windows are restored from their rows");
    }

    @Override
    public boolean spans(OpenWindow window, long timeNs) {
        return false;
    }

    @Override
    public void reweigh() {
        // There are no windows but those of rows.
    }

    /** Whose results need all rows up to theirs: nothing can be shown without going on to there. */
    @Override
    public void show(WindowResults results) {
        giveUntil(Long.MAX_VALUE, results);
    }
}
