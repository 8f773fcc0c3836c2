package io.pitwall.rules.window;

import io.pitwall.rules.aggregate.Aggregate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Windows of so many rows of a group, in order of arrival. A new one begins when {@code every} rows have come since the last
 * one began. The bounds of a window are the earliest and the latest time of its rows.
 */
final class CountWindows implements OpenWindows {

    private final int rows;
    private final int every;
    private final boolean onUpdate;
    private final List<Aggregate> aggregates;
    private final TakenRows taken;
    private final List<Group> groups = new ArrayList<>();
    private long weightBytes;
    private int openCount;

    /** The open windows of a group, the oldest first; the latest one has taken all rows since it began. */
    private static final class Group {
        final @Nullable String name;
        final List<OpenWindow> windows = new ArrayList<>();

        Group(@Nullable String name) {
            this.name = name;
        }

        OpenWindow latest() {
            return windows.get(windows.size() - 1);
        }
    }

    CountWindows(WindowQuery query, WindowKind.Count kind, TakenRows taken) {
        this.taken = taken;
        this.rows = kind.rows();
        this.every = kind.every();
        this.onUpdate = query.windowing().options().onUpdate();
        this.aggregates = query.aggregates();
    }

    @Override
    public int take(RowBatch batch, int row, StreamClock clock, WindowResults results) {
        Group group = find(batch.group(row));
        if (group.windows.isEmpty() || group.latest().rowCount >= every) {
            OpenWindow window = OpenWindow.empty(aggregates, group.name, batch.timeNs(row), batch.timeNs(row));
            group.windows.add(window);
            weightBytes += window.weightBytes();
            openCount++;
        }
        OpenWindow oldest = group.windows.get(0);
        long most = onUpdate ? 1 : Math.min(every - group.latest().rowCount, rows - oldest.rowCount);
        int to = endOfRun(batch, row, group, most);
        for (int i = 0; i < group.windows.size(); i++) {
            add(group.windows.get(i), batch, row, to, results);
        }
        taken.add(batch, row, to);
        if (oldest.rowCount >= rows) {
            give(oldest, results);
            group.windows.remove(0);
            weightBytes -= oldest.weightBytes();
            openCount--;
            if (group.windows.isEmpty()) {
                groups.remove(group);
            }
        }
        return to;
    }

    private void add(OpenWindow window, RowBatch batch, int row, int to, WindowResults results) {
        weightBytes -= window.weightBytes();
        window.add(batch, row, to, taken);
        weightBytes += window.weightBytes();
        for (int next = row; next < to; next++) {
            window.widen(batch.timeNs(next), batch.timeNs(next));
        }
        if (onUpdate) {
            window.revision = 0;
            results.add(window);
        }
    }

    private void give(OpenWindow window, WindowResults results) {
        if (!onUpdate || window.revision < 0) {
            window.revision = 0;
            results.add(window);
        }
    }

    private static int endOfRun(RowBatch batch, int row, Group group, long most) {
        int to = row + 1;
        while (to < batch.rowCount() && to - row < most && batch.isInGroup(to, group.name)) {
            to++;
        }
        return to;
    }

    /** The last ones are the likely ones. */
    private Group find(@Nullable String name) {
        for (int i = groups.size() - 1; i >= 0; i--) {
            if (Objects.equals(groups.get(i).name, name)) {
                return groups.get(i);
            }
        }
        Group group = new Group(name);
        groups.add(group);
        return group;
    }

    @Override
    public void close(StreamClock clock, WindowResults results) {
        List<OpenWindow> leaving = new ArrayList<>(stored());
        leaving.sort(OpenWindow::compareTo);
        leaving.forEach(window -> give(window, results));
        groups.clear();
        weightBytes = 0;
        openCount = 0;
    }

    @Override
    public int openCount() {
        return openCount;
    }

    @Override
    public long weightBytes() {
        return weightBytes;
    }

    @Override
    public List<OpenWindow> stored() {
        List<OpenWindow> windows = new ArrayList<>();
        for (Group group : groups) {
            windows.addAll(group.windows);
        }
        return windows;
    }

    @Override
    public void restore(OpenWindow window, StreamClock clock) {
        find(window.group).windows.add(window);
        weightBytes += window.weightBytes();
        openCount++;
    }

    @Override
    public boolean spans(OpenWindow window, long timeNs) {
        return true;
    }

    @Override
    public void reweigh() {
        weightBytes = stored().stream().mapToLong(OpenWindow::weightBytes).sum();
    }

    @Override
    public void show(WindowResults results) {
        stored().stream().sorted(OpenWindow::compareTo).forEach(results::add);
    }
}
