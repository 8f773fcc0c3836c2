package io.pitwall.rules.window;

import static io.pitwall.rules.window.WindowTimes.minus;
import static io.pitwall.rules.window.WindowTimes.plus;

import io.pitwall.rules.aggregate.Aggregate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sessions: rows that are less than a gap from a neighbour. A row out of order may join two of them; the later one then
 * merges into the earlier one. A session has the times of its first and last row for bounds, and ends a gap behind the last.
 *
 * <p>Sessions are looked up one by one: of each group there are few, unless the grace is many times the gap.
 */
final class SessionWindows implements OpenWindows {

    private final long gapNs;
    private final boolean onUpdate;
    private final List<Aggregate> aggregates;
    private final TakenRows taken;
    private final List<OpenWindow> open = new ArrayList<>();
    private long weightBytes;

    SessionWindows(WindowQuery query, WindowKind.Session kind, TakenRows taken) {
        this.taken = taken;
        this.gapNs = kind.gapNs();
        this.onUpdate = query.windowing().options().onUpdate();
        this.aggregates = query.aggregates();
    }

    private boolean isInReach(long firstNs, long lastNs, long timeNs) {
        return (timeNs >= firstNs || isLessThanGap(timeNs, firstNs))
                && (timeNs <= lastNs || isLessThanGap(lastNs, timeNs));
    }

    /** The difference as an unsigned number is right however far apart they are. */
    private boolean isLessThanGap(long earlierNs, long laterNs) {
        return Long.compareUnsigned(laterNs - earlierNs, gapNs) < 0;
    }

    private boolean isClosed(OpenWindow session, StreamClock clock) {
        return clock.isClosed(plus(session.endNs, gapNs));
    }

    @Override
    public int take(RowBatch batch, int row, StreamClock clock, WindowResults results) {
        long timeNs = batch.timeNs(row);
        clock.advance(timeNs);
        closeExpired(clock, results);
        String group = batch.group(row);
        OpenWindow session = find(group, timeNs);
        if (session == null) {
            if (clock.isClosed(plus(timeNs, gapNs))) {
                results.late(batch, row, LateReason.WINDOW_CLOSED);
                return row + 1;
            }
            session = OpenWindow.empty(aggregates, group, timeNs, timeNs);
            weightBytes += session.weightBytes();
            open.add(session);
        }
        int to = onUpdate ? row + 1 : endOfRun(batch, row, session, clock);
        weightBytes -= session.weightBytes();
        session.add(batch, row, to, taken);
        taken.add(batch, row, to);
        session.widen(timeNs, timeNs);
        for (int next = row + 1; next < to; next++) {
            long nextNs = batch.timeNs(next);
            session.widen(nextNs, nextNs);
            clock.advance(nextNs);
        }
        weightBytes += session.weightBytes();
        if (onUpdate) {
            session.revision = 0;
            results.add(session);
        }
        return to;
    }

    /**
     * The session that a row is in; those that it joins have become one. They are two at most, unless they were stored under a
     * shorter gap.
     */
    private @Nullable OpenWindow find(@Nullable String group, long timeNs) {
        OpenWindow found = null;
        // From behind, because joining takes one out: this one or one behind it.
        for (int i = open.size() - 1; i >= 0; i--) {
            OpenWindow session = open.get(i);
            if (isOf(session, group) && isInReach(session.startNs, session.endNs, timeNs)) {
                found = found == null ? session : join(found, session);
            }
        }
        return found;
    }

    private OpenWindow join(OpenWindow one, OpenWindow other) {
        OpenWindow earlier = one.startNs < other.startNs ? one : other;
        OpenWindow later = earlier == one ? other : one;
        weightBytes -= earlier.weightBytes() + later.weightBytes();
        open.remove(later);
        earlier.merge(later);
        weightBytes += earlier.weightBytes();
        return earlier;
    }

    private static boolean isOf(OpenWindow session, @Nullable String group) {
        return group == null ? session.group == null : group.equals(session.group);
    }

    /** Rows behind this one that are in the same session, reach no other one of its group, and close none. */
    private int endOfRun(RowBatch batch, int row, OpenWindow session, StreamClock clock) {
        long fromNs = Long.MIN_VALUE;
        long untilNs = batch.latestNs();
        for (int i = 0; i < open.size(); i++) {
            OpenWindow other = open.get(i);
            if (other == session) {
                continue;
            }
            long otherEndNs = plus(other.endNs, gapNs);
            untilNs = Math.min(untilNs, clock.lastBeforeClosing(otherEndNs));
            if (isOf(other, session.group)) {
                if (other.startNs < session.startNs) {
                    fromNs = Math.max(fromNs, otherEndNs);
                } else {
                    untilNs = Math.min(untilNs, minus(other.startNs, gapNs));
                }
            }
        }
        long firstNs = Math.min(session.startNs, batch.timeNs(row));
        long lastNs = Math.max(session.endNs, batch.timeNs(row));
        int to = row + 1;
        while (to < batch.rowCount()) {
            long timeNs = batch.timeNs(to);
            if (timeNs < fromNs
                    || timeNs > untilNs
                    || !isInReach(firstNs, lastNs, timeNs)
                    || !batch.isInGroup(to, session.group)) {
                break;
            }
            firstNs = Math.min(firstNs, timeNs);
            lastNs = Math.max(lastNs, timeNs);
            to++;
        }
        return to;
    }

    private void closeExpired(StreamClock clock, WindowResults results) {
        boolean isAnyClosed = false;
        for (int i = 0; i < open.size(); i++) {
            isAnyClosed |= isClosed(open.get(i), clock);
        }
        if (isAnyClosed) {
            open.sort(OpenWindow::compareTo);
            int closed = 0;
            while (closed < open.size() && isClosed(open.get(closed), clock)) {
                closed++;
            }
            leave(closed, results);
        }
    }

    private void leave(int closed, WindowResults results) {
        for (int i = 0; i < closed; i++) {
            OpenWindow session = open.get(i);
            weightBytes -= session.weightBytes();
            if (!onUpdate || session.revision < 0) {
                session.revision = 0;
                results.add(session);
            }
        }
        open.subList(0, closed).clear();
    }

    @Override
    public void close(StreamClock clock, WindowResults results) {
        if (!open.isEmpty()) {
            open.sort(OpenWindow::compareTo);
            clock.closeTo(plus(open.get(open.size() - 1).endNs, gapNs));
            leave(open.size(), results);
        }
    }

    @Override
    public int openCount() {
        return open.size();
    }

    @Override
    public long weightBytes() {
        return weightBytes;
    }

    @Override
    public List<OpenWindow> stored() {
        return List.copyOf(open);
    }

    @Override
    public void restore(OpenWindow window, StreamClock clock) {
        open.add(window);
        weightBytes += window.weightBytes();
    }

    @Override
    public boolean spans(OpenWindow session, long timeNs) {
        return timeNs >= session.startNs && timeNs <= session.endNs;
    }

    @Override
    public void reweigh() {
        weightBytes = open.stream().mapToLong(OpenWindow::weightBytes).sum();
    }

    @Override
    public void show(WindowResults results) {
        open.stream().sorted(OpenWindow::compareTo).forEach(results::add);
    }
}
