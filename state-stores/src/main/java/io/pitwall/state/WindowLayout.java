package io.pitwall.state;

import io.pitwall.data.ParameterData;
import io.pitwall.rules.window.NumberedRows;
import io.pitwall.rules.window.StreamWindows;
import io.pitwall.rules.window.WindowQuery;
import io.pitwall.rules.window.WindowState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The windows of a stream: one value for the clock and all accumulators, and the rows that windows hold as segments.
 *
 * <pre>
 * HEAD    := head           see {@link WindowHead}
 * INLINE  := results        those that may not have left, see {@link GivenResultsFormat}; only under at-least-once
 * segment := rows           in order of arrival, see {@link StoredRows}: of sliding windows, and where an aggregate holds rows
 * </pre>
 *
 * <p>A commit writes the head anew, which is small as long as windows are few and their aggregates keep a few numbers. Rows
 * are written once, however many windows they are in, and deleted by the segment when no window that is open, kept for
 * revision or still to come can have them.
 *
 * <p><b>At-least-once.</b> After a crash the head may be ahead of the committed input. Then the windows that closed in between
 * are not in it, and rows that come again are late for them. So each commit also writes the results that were given since the
 * last one, and deletes them one commit later: who finds them at a start sends them again. An object that is removed leaves
 * its results like that and a head that says that it is closed: were the old head left in its place, rows of a stream of the
 * same name would meet its clock. Rows that come again count twice in windows that are open.
 */
public final class WindowLayout implements StateLayout<StoredWindows> {

    private static final Logger LOG = LoggerFactory.getLogger(WindowLayout.class);

    private final WindowQuery query;
    private final StoredRows rows = new StoredRows();
    private final GivenResultsFormat results = new GivenResultsFormat();

    /** What is in the log already; each stream has the same to say. */
    private final Set<String> reported = ConcurrentHashMap.newKeySet();

    /** Under the given query, which may have changed since the windows were stored. */
    public WindowLayout(WindowQuery query) {
        this.query = query;
    }

    /** The wall clock of the last arrival that a stored head tells, in ms since the Unix epoch; empty if it tells none. */
    public static OptionalLong lastArrivalMs(byte[] stored) {
        if (isLeftBehind(stored)) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(
                    WindowState.lastArrivalMs(stored, WindowHead.read(stored).stateAt()));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** How many windows wait to be closed, as a stored head tells; those that cannot go on under the query are not counted. */
    public static int openCount(byte[] stored, WindowQuery query) {
        if (isLeftBehind(stored)) {
            return 0;
        }
        WindowHead head = WindowHead.read(stored);
        try {
            return WindowState.goesOn(query, stored, head.stateAt()) ? head.openCount() : 0;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /**
     * Whether a stored head is there because the commit of what it was written for was not known: who has loaded the object
     * sends its {@linkplain StoredWindows#takeUnsent results} again and removes it if there is nothing else.
     */
    public static boolean isLeftBehind(byte[] stored) {
        return WindowHead.isResults(stored) || !WindowHead.read(stored).isOpen();
    }

    private static UnreadableStateException unreadable(IOException e) {
        return new UnreadableStateException("the head of windows: " + e.getMessage(), e);
    }

    @Override
    public @Nullable StoredWindows load(StoredEntries stored) {
        byte[] bytes = stored.get(StoredEntries.HEAD);
        byte[] given = stored.get(StoredEntries.INLINE);
        StoredWindows live = bytes == null ? fresh() : ofHead(bytes, stored);
        boolean isTorn = stored.deletesLate() && query.storesRows() && dropTornOff(live, stored);
        if (bytes == null && given == null && !isTorn) {
            return null;
        }
        if (given != null) {
            live.mayBeUnsent(results.read(given));
        }
        return live;
    }

    /** Segments whose head did not get written any more: under exactly-once there are none. */
    private static boolean dropTornOff(StoredWindows live, StoredEntries stored) {
        boolean isAny = false;
        for (long slot = live.segments.nextSlot(stored); stored.get(slot) != null; slot++) {
            live.segments.addDropped(new long[] {slot});
            isAny = true;
        }
        return isAny;
    }

    private StoredWindows fresh() {
        return new StoredWindows(new StreamWindows(query));
    }

    private StoredWindows ofHead(byte[] bytes, StoredEntries stored) {
        WindowHead head = WindowHead.read(bytes);
        StoredWindows live = head.isOpen() ? windows(head, bytes, stored) : fresh();
        live.hasHead = true;
        long[] dropped = head.dropped();
        for (long slot : dropped) {
            // Asked for only so that it is known that there is something to delete.
            stored.get(slot);
        }
        live.segments.addDropped(dropped);
        return live;
    }

    private StoredWindows windows(WindowHead head, byte[] bytes, StoredEntries stored) {
        StreamWindows windows;
        try {
            windows = WindowState.read(query, bytes, head.stateAt(), head.version(), this::report);
        } catch (IOException e) {
            throw unreadable(e);
        }
        StoredWindows live = new StoredWindows(windows);
        List<NumberedRows> pieces = new ArrayList<>();
        for (WindowHead.Run run : head.version() == 1 ? runsV1(head, stored) : head.runs()) {
            long firstRow = run.firstRow();
            for (long slot = run.slot(); slot < run.slot() + run.segments(); slot++) {
                ParameterData segment = segment(stored, slot);
                // Rows of windows that were others must not be found by who reads the next head, which is of the
                // windows
                // as they are.
                live.segments.add(
                        slot,
                        firstRow,
                        segment.rowCount(),
                        windows.takesStoredRows() ? latestNs(segment) : Long.MIN_VALUE);
                pieces.add(new NumberedRows(firstRow, segment));
                firstRow += segment.rowCount();
            }
        }
        windows.restoreRows(pieces);
        return live;
    }

    private void report(String change) {
        if (reported.add(change)) {
            LOG.warn("{}; what its aggregates had of the rows before is lost", change);
        }
    }

    private static List<WindowHead.Run> runsV1(WindowHead head, StoredEntries stored) {
        long first = head.nextSlotV1();
        while (first > 1 && stored.get(first - 1) != null) {
            first--;
        }
        int segments = (int) (head.nextSlotV1() - first);
        return segments == 0 ? List.of() : List.of(new WindowHead.Run(first, segments, 0));
    }

    private ParameterData segment(StoredEntries stored, long slot) {
        byte[] segment = stored.get(slot);
        if (segment == null) {
            throw new UnreadableStateException("segment " + slot + " of windows is missing");
        }
        return rows.decode(segment, "segment " + slot);
    }

    @Override
    public void save(StoredWindows live, StoredEntries stored) {
        saveResults(live, stored);
        takeOverDropped(live, stored);
        StreamWindows windows = live.windows();
        live.segments.dropUnneeded(windows, stored);
        append(live, stored);
        live.hasHead = true;
        stored.put(
                StoredEntries.HEAD,
                WindowHead.open(
                        windows.openCount(), live.segments.runs(), live.segments.dropped(), WindowState.of(windows)));
    }

    /** Before the head: a crash in between finds results twice, not never. */
    private void saveResults(StoredWindows live, StoredEntries stored) {
        if (live.hasUnsent()) {
            return;
        }
        if (!live.given().isEmpty() && stored.deletesLate()) {
            boolean mayOverwrite = stored.mayOverwrite(StoredEntries.INLINE);
            byte[] before = mayOverwrite ? null : stored.deleted(StoredEntries.INLINE);
            stored.put(StoredEntries.INLINE, results.append(before, live.given()));
            stored.delete(StoredEntries.INLINE);
        } else if (live.hasOldResults) {
            stored.delete(StoredEntries.INLINE);
        }
        live.forgetGiven();
    }

    /** What the predecessor of a new object has deleted and may still be there, so that a crash does not leave it for ever. */
    private static void takeOverDropped(StoredWindows live, StoredEntries stored) {
        byte[] closed = live.hasHead || !stored.deletesLate() ? null : stored.deleted(StoredEntries.HEAD);
        if (closed != null) {
            live.segments.addDropped(WindowHead.read(closed).dropped());
        }
    }

    private void append(StoredWindows live, StoredEntries stored) {
        List<ParameterData> added = live.windows().addedRows();
        if (added.isEmpty()) {
            return;
        }
        int rowCount = 0;
        for (ParameterData piece : added) {
            rowCount += piece.rowCount();
        }
        long firstRow = live.windows().nextRow() - rowCount;
        for (List<ParameterData> part : StoredRows.cut(added)) {
            long slot = live.segments.nextSlot(stored);
            long latestNs = Long.MIN_VALUE;
            int partRows = 0;
            for (ParameterData piece : part) {
                latestNs = Math.max(latestNs, latestNs(piece));
                partRows += piece.rowCount();
            }
            stored.put(slot, rows.encodeAsOne(part));
            live.segments.add(slot, firstRow, partRows, latestNs);
            firstRow += partRows;
        }
        live.windows().forgetAddedRows();
    }

    private static long latestNs(ParameterData rows) {
        long latestNs = Long.MIN_VALUE;
        for (int row = 0; row < rows.rowCount(); row++) {
            latestNs = Math.max(latestNs, rows.timeNs(row));
        }
        return latestNs;
    }

    @Override
    public void remove(StoredWindows live, StoredEntries stored) {
        saveResults(live, stored);
        takeOverDropped(live, stored);
        live.segments.dropAll(stored);
        if (stored.deletesLate() && (live.hasHead || live.segments.dropped().length > 0)) {
            stored.put(StoredEntries.HEAD, WindowHead.closed(live.segments.dropped()));
        }
        stored.delete(StoredEntries.HEAD);
        live.hasHead = false;
    }

    @Override
    public long weightBytes(StoredWindows live) {
        return live.weightBytes();
    }
}
