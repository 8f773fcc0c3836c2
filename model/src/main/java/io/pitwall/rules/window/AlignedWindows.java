package io.pitwall.rules.window;

import static io.pitwall.rules.window.WindowTimes.minus;
import static io.pitwall.rules.window.WindowTimes.plus;

import io.pitwall.rules.aggregate.Aggregate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tumbling and hopping windows. They are open until the clock closes them, and kept for revision after that if late rows
 * revise.
 *
 * <p>The windows of a row at {@code t} are told by how many advances they begin before the latest multiple of the advance
 * that is not behind {@code t}: 0 is the latest of them, the oldest the one that ends first.
 */
final class AlignedWindows implements OpenWindows {

    private final long sizeNs;
    private final long advanceNs;
    private final long keptForNs;
    private final boolean onUpdate;
    private final List<Aggregate> aggregates;
    private final TakenRows taken;
    private final WindowList open = new WindowList();
    private final WindowList kept = new WindowList();
    private final List<OpenWindow> ofRow = new ArrayList<>();

    AlignedWindows(WindowQuery query, WindowKind.Aligned kind, TakenRows taken) {
        this.taken = taken;
        this.sizeNs = kind.sizeNs();
        this.advanceNs = kind.advanceNs();
        WindowOptions options = query.windowing().options();
        this.keptForNs = options.late() instanceof Late.Revise revise ? revise.keepForNs() : 0;
        this.onUpdate = options.onUpdate();
        this.aggregates = query.aggregates();
    }

    private long oldest(long timeNs) {
        return (sizeNs - Math.floorMod(timeNs, advanceNs) - 1) / advanceNs;
    }

    private long startNs(long timeNs, long back) {
        return minus(minus(timeNs, Math.floorMod(timeNs, advanceNs)), back * advanceNs);
    }

    private long endNs(long timeNs, long back) {
        return plus(timeNs, sizeNs - Math.floorMod(timeNs, advanceNs) - back * advanceNs);
    }

    @Override
    public int take(RowBatch batch, int row, StreamClock clock, WindowResults results) {
        long timeNs = batch.timeNs(row);
        clock.advance(timeNs);
        closeExpired(clock, results);
        String group = batch.group(row);
        long oldest = oldest(timeNs);
        long oldestOpen = oldest;
        while (oldestOpen >= 0 && clock.isClosed(endNs(timeNs, oldestOpen))) {
            oldestOpen--;
        }
        long oldestKept = oldest;
        while (oldestKept > oldestOpen && isForgotten(endNs(timeNs, oldestKept), clock)) {
            oldestKept--;
        }
        if (oldestKept < 0) {
            results.late(batch, row, LateReason.WINDOW_CLOSED);
            return row + 1;
        }
        for (long back = oldestKept; back > oldestOpen; back--) {
            OpenWindow window = kept.findOrAdd(aggregates, group, startNs(timeNs, back), endNs(timeNs, back));
            kept.addRows(window, batch, row, row + 1, taken);
            window.revision++;
            results.add(window);
        }
        boolean isAlone = onUpdate || oldestKept > oldestOpen;
        return addToOpen(batch, row, oldestOpen, isAlone, clock, results);
    }

    private int addToOpen(
            RowBatch batch, int row, long oldestOpen, boolean isAlone, StreamClock clock, WindowResults results) {
        long timeNs = batch.timeNs(row);
        String group = batch.group(row);
        ofRow.clear();
        for (long back = oldestOpen; back >= 0; back--) {
            ofRow.add(open.findOrAdd(aggregates, group, startNs(timeNs, back), endNs(timeNs, back)));
        }
        int to = isAlone ? row + 1 : endOfRun(batch, row, group, clock);
        for (int i = 0; i < ofRow.size(); i++) {
            OpenWindow window = ofRow.get(i);
            open.addRows(window, batch, row, to, taken);
            if (onUpdate) {
                window.revision = 0;
                results.add(window);
            }
        }
        taken.add(batch, row, to);
        for (int next = row + 1; next < to; next++) {
            clock.advance(batch.timeNs(next));
        }
        return to;
    }

    /** Rows behind this one that are in the same windows, and close none. */
    private int endOfRun(RowBatch batch, int row, @Nullable String group, StreamClock clock) {
        long timeNs = batch.timeNs(row);
        long offset = Math.floorMod(timeNs, advanceNs);
        // Until the oldest window ends or the next one begins;
        // from where the latest begins or the one before the oldest ends.
        long oldestLeft = sizeNs - offset - oldest(timeNs) * advanceNs;
        long untilNs = plus(timeNs, Math.min(oldestLeft, advanceNs - offset) - 1);
        long fromNs = Math.max(minus(timeNs, offset), minus(timeNs, advanceNs - oldestLeft));
        untilNs = Math.min(untilNs, clock.lastBeforeClosing(open.get(0).endNs));
        untilNs = Math.min(untilNs, batch.latestNs());
        int to = row + 1;
        while (to < batch.rowCount()
                && batch.timeNs(to) >= fromNs
                && batch.timeNs(to) <= untilNs
                && batch.isInGroup(to, group)) {
            to++;
        }
        return to;
    }

    private boolean isForgotten(long endNs, StreamClock clock) {
        return plus(endNs, keptForNs) <= clock.closedToNs();
    }

    private void closeExpired(StreamClock clock, WindowResults results) {
        int closed = 0;
        while (closed < open.size() && clock.isClosed(open.get(closed).endNs)) {
            closed++;
        }
        leave(closed, clock, results);
        int forgotten = 0;
        while (forgotten < kept.size() && isForgotten(kept.get(forgotten).endNs, clock)) {
            forgotten++;
        }
        if (forgotten > 0) {
            kept.removeBefore(forgotten);
        }
    }

    private void leave(int closed, StreamClock clock, WindowResults results) {
        if (closed == 0) {
            return;
        }
        for (int i = 0; i < closed; i++) {
            OpenWindow window = open.get(i);
            if (!onUpdate || window.revision < 0) {
                window.revision = 0;
                results.add(window);
            }
            if (keptForNs > 0 && !isForgotten(window.endNs, clock)) {
                kept.add(window);
            }
        }
        open.removeBefore(closed);
    }

    @Override
    public void close(StreamClock clock, WindowResults results) {
        if (!open.isEmpty()) {
            clock.closeTo(open.get(open.size() - 1).endNs);
            leave(open.size(), clock, results);
        }
    }

    @Override
    public int openCount() {
        return open.size();
    }

    @Override
    public long weightBytes() {
        return open.weightBytes() + kept.weightBytes();
    }

    @Override
    public List<OpenWindow> stored() {
        List<OpenWindow> windows = new ArrayList<>(kept.all());
        windows.addAll(open.all());
        return windows;
    }

    @Override
    public void restore(OpenWindow window, StreamClock clock) {
        boolean hasLeft = window.revision >= 0 && clock.isClosed(window.endNs);
        (hasLeft ? kept : open).add(window);
    }

    @Override
    public boolean spans(OpenWindow window, long timeNs) {
        return timeNs >= window.startNs && (timeNs < window.endNs || window.endNs == Long.MAX_VALUE);
    }

    @Override
    public void reweigh() {
        open.reweigh();
        kept.reweigh();
    }

    @Override
    public void show(WindowResults results) {
        open.all().forEach(results::add);
    }
}
