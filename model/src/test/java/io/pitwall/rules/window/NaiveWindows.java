package io.pitwall.rules.window;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;

import io.pitwall.data.ParameterData;
import io.pitwall.data.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** What windows give, computed row by row, each window with the rows that are in it; slow and simple. */
final class NaiveWindows {

    private static final class Window {
        final long start;
        final long end;
        final @Nullable String group;
        final List<Row> rows = new ArrayList<>();
        int revision = -1;

        Window(long start, long end, @Nullable String group) {
            this.start = start;
            this.end = end;
            this.group = group;
        }

        long firstNs() {
            return rows.stream().mapToLong(Row::timeNs).min().orElseThrow();
        }

        long lastNs() {
            return rows.stream().mapToLong(Row::timeNs).max().orElseThrow();
        }
    }

    private static final Comparator<Window> ORDER = comparing((Window window) -> window.end)
            .thenComparing(window -> window.start)
            .thenComparing(window -> window.group, nullsFirst(naturalOrder()));

    private static final Comparator<Window> BY_ROWS = comparing(Window::lastNs)
            .thenComparing(Window::firstNs)
            .thenComparing(window -> window.group, nullsFirst(naturalOrder()));

    final List<String> results = new ArrayList<>();
    final List<String> late = new ArrayList<>();
    private final WindowModel model;
    private final ParameterData stream;
    private List<Window> windows = new ArrayList<>();
    private long clock = Long.MIN_VALUE / 2;

    NaiveWindows(WindowModel model, ParameterData stream) {
        this.model = model;
        this.stream = stream;
        for (int index = 0; index < stream.rowCount(); index++) {
            Row row = stream.row(index);
            if (model.ahead() >= 0 && row.timeNs() > model.ahead()) {
                late.add(LateReason.TOO_FAR_AHEAD + " " + Collected.line(stream, index));
                continue;
            }
            clock = Math.max(clock, row.timeNs());
            switch (model.kind()) {
                case WindowModel.ALIGNED -> aligned(row, index);
                case WindowModel.SLIDING -> sliding(row, index);
                case WindowModel.SESSION -> session(row, index);
                default -> count(row);
            }
        }
        if (model.kind() == WindowModel.SLIDING) {
            slide(Long.MAX_VALUE);
        } else if (model.kind() == WindowModel.ALIGNED) {
            closeWhere(Long.MAX_VALUE);
        } else {
            windows.sort(BY_ROWS);
            windows.forEach(this::giveUnlessUpdated);
        }
    }

    private @Nullable String group(Row row) {
        return model.grouped() ? row.tag("L") : null;
    }

    private long closedTo() {
        return clock - model.grace();
    }

    private void aligned(Row row, int index) {
        closeWhere(closedTo());
        List<Window> found = new ArrayList<>();
        for (long start : starts(row.timeNs())) {
            long end = start + model.size();
            if (end > closedTo() || end + model.keepFor() > closedTo()) {
                found.add(window(start, end, group(row)));
            }
        }
        if (found.isEmpty()) {
            late.add(LateReason.WINDOW_CLOSED + " " + Collected.line(stream, index));
        }
        for (Window window : found) {
            window.rows.add(row);
            if (window.end <= closedTo()) {
                window.revision++;
                give(window, window.start, window.end);
            } else if (model.onUpdate()) {
                window.revision = 0;
                give(window, window.start, window.end);
            }
        }
    }

    private long[] starts(long timeNs) {
        return LongStream.rangeClosed(timeNs - model.size() + 1, timeNs)
                .filter(start -> Math.floorMod(start, model.step()) == 0)
                .toArray();
    }

    private Window window(long start, long end, @Nullable String group) {
        for (Window window : windows) {
            if (window.start == start && window.end == end && Objects.equals(window.group, group)) {
                return window;
            }
        }
        Window window = new Window(start, end, group);
        windows.add(window);
        return window;
    }

    /** Windows stay in the list for revision; they have left if they have a revision, and are not given again. */
    private void closeWhere(long closedTo) {
        windows.sort(ORDER);
        for (Window window : windows) {
            if (window.end <= closedTo && window.revision < 0) {
                window.revision = 0;
                give(window, window.start, window.end);
            }
        }
        windows.removeIf(window -> window.end + model.keepFor() <= closedTo);
    }

    private void session(Row row, int index) {
        List<Window> open = new ArrayList<>();
        windows.sort(BY_ROWS);
        for (Window session : windows) {
            if (session.lastNs() + model.size() <= closedTo()) {
                giveUnlessUpdated(session);
            } else {
                open.add(session);
            }
        }
        windows = open;
        List<Window> reached = windows.stream()
                .filter(session -> Objects.equals(session.group, group(row))
                        && row.timeNs() > session.firstNs() - model.size()
                        && row.timeNs() < session.lastNs() + model.size())
                .toList();
        if (reached.isEmpty() && row.timeNs() + model.size() <= closedTo()) {
            late.add(LateReason.WINDOW_CLOSED + " " + Collected.line(stream, index));
            return;
        }
        Window joined = new Window(0, 0, group(row));
        reached.forEach(session -> joined.rows.addAll(session.rows));
        joined.rows.add(row);
        windows.removeAll(reached);
        windows.add(joined);
        if (model.onUpdate()) {
            give(joined, joined.firstNs(), joined.lastNs());
        }
    }

    private void giveUnlessUpdated(Window session) {
        if (!model.onUpdate()) {
            give(session, session.firstNs(), session.lastNs());
        }
    }

    private void count(Row row) {
        List<Window> ofGroup = windows.stream()
                .filter(window -> Objects.equals(window.group, group(row)))
                .toList();
        Window latest = ofGroup.isEmpty() ? null : ofGroup.get(ofGroup.size() - 1);
        if (latest == null || latest.rows.size() >= model.step()) {
            windows.add(new Window(0, 0, group(row)));
        }
        for (Window window : List.copyOf(windows)) {
            if (Objects.equals(window.group, group(row))) {
                window.rows.add(row);
                boolean isFull = window.rows.size() == model.size();
                if (model.onUpdate() || isFull) {
                    give(window, window.firstNs(), window.lastNs());
                }
                if (isFull) {
                    windows.remove(window);
                }
            }
        }
    }

    private final TreeMap<Long, List<Row>> taken = new TreeMap<>();
    private long givenTo = Long.MIN_VALUE / 2;

    private void sliding(Row row, int index) {
        if (row.timeNs() < givenTo) {
            late.add(LateReason.WINDOW_CLOSED + " " + Collected.line(stream, index));
            return;
        }
        if (row.timeNs() <= givenTo) {
            taken.computeIfAbsent(row.timeNs(), time -> new ArrayList<>()).add(row);
            giveSlid(row);
            return;
        }
        taken.computeIfAbsent(row.timeNs(), time -> new ArrayList<>()).add(row);
        slide(closedTo());
    }

    private void slide(long to) {
        for (List<Row> rows :
                taken.subMap(givenTo, false, Math.max(givenTo, to), true).values()) {
            rows.forEach(this::giveSlid);
        }
        givenTo = Math.max(givenTo, to);
    }

    private void giveSlid(Row row) {
        Window window = new Window(row.timeNs(), row.timeNs(), group(row));
        for (List<Row> rows : taken.subMap(row.timeNs() - model.size(), false, row.timeNs(), true)
                .values()) {
            for (Row other : rows) {
                boolean isBehind = other.timeNs() == row.timeNs() && rows.indexOf(other) > rows.indexOf(row);
                if (!isBehind && Objects.equals(group(other), group(row))) {
                    window.rows.add(other);
                }
            }
        }
        give(window, row.timeNs(), row.timeNs());
    }

    private void give(Window window, long start, long end) {
        StringBuilder line =
                new StringBuilder("r" + Math.max(0, window.revision) + " " + (model.atEnd() ? end : start));
        line.append(window.group == null ? "" : " L=" + window.group);
        List<Row> byTime = window.rows.stream().sorted(comparing(Row::timeNs)).toList();
        double[] a = numbers(byTime, "A");
        double[] b = numbers(byTime, "B");
        add(line, "count", a.length);
        if (a.length > 0) {
            double[] sorted = a.clone();
            java.util.Arrays.sort(sorted);
            add(line, "first", a[0]);
            add(line, "last", a[a.length - 1]);
            if (b.length > 0) {
                add(line, "max", java.util.Arrays.stream(b).max().orElseThrow());
            }
            add(line, "median", (sorted[(a.length - 1) / 2] + sorted[a.length / 2]) / 2);
        } else if (b.length > 0) {
            add(line, "max", java.util.Arrays.stream(b).max().orElseThrow());
        }
        add(line, "rows", window.rows.size());
        if (a.length > 0) {
            add(line, "sum", java.util.Arrays.stream(a).sum());
        }
        if (b.length > 0) {
            add(line, "top", java.util.Arrays.stream(b).max().orElseThrow());
        }
        results.add(line.toString());
    }

    private static void add(StringBuilder line, String name, double value) {
        line.append(' ').append(name).append('=').append(Collected.number(value));
    }

    private static double[] numbers(List<Row> rows, String parameter) {
        return rows.stream()
                .filter(row -> row.has(parameter))
                .mapToDouble(row -> row.number(parameter))
                .toArray();
    }
}
