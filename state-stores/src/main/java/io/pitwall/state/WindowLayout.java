package io.pitwall.state;

import io.pitwall.data.ParameterData;
import io.pitwall.rules.window.StreamWindows;
import io.pitwall.rules.window.WindowQuery;
import io.pitwall.rules.window.WindowState;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The open windows of a stream: one value for the clock and all accumulators, and the rows of sliding windows as segments.
 *
 * <pre>
 * HEAD    := 01 nextSlot:int64 openCount:int32 state     state as {@link WindowState} writes it; integers big endian
 * segment := rows                                       in order of arrival, see {@link StoredRows}; of sliding windows only
 * </pre>
 *
 * <p>A commit writes the head anew, which is small as long as windows are few and their aggregates keep a few numbers. It has
 * all values of the rows of its open windows where an aggregate needs them (median, percentile, integral, time-weighted
 * mean): such windows should be short, or the commits far apart. Rows of sliding windows are written once, and deleted by the
 * segment when no window that is still to come can have them.
 *
 * <p>The segments are all that lie without a gap before {@code nextSlot}, as those of {@link PacketBufferLayout}. Under
 * at-least-once the clock may be ahead of the rows that come again after a crash: those whose windows have closed are late
 * then, others are counted twice. Unlike rows in buffers, the result of a window that closed between the flush and the crash
 * can be lost, where the broker has taken the head and not the output.
 */
public final class WindowLayout implements StateLayout<StoredWindows> {

    private static final Logger LOG = LoggerFactory.getLogger(WindowLayout.class);
    private static final byte VERSION = 1;
    private static final int STATE_AT = 1 + Long.BYTES + Integer.BYTES;
    private static final long SEGMENT_BYTES = 16;

    private final WindowQuery query;
    private final StoredRows rows = new StoredRows();

    /** What is in the log already; each stream has the same to say. */
    private final Set<String> reported = ConcurrentHashMap.newKeySet();

    /** Under the given query, which may have changed since the windows were stored. */
    public WindowLayout(WindowQuery query) {
        this.query = query;
    }

    /** The wall clock of the last arrival that a stored head tells, in milliseconds since the Unix epoch. */
    public static long lastArrivalMs(byte[] head) {
        checkVersion(head);
        try {
            return WindowState.lastArrivalMs(head, STATE_AT);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** How many windows wait to be closed, as a stored head tells. */
    public static int openCount(byte[] head) {
        checkVersion(head);
        return ByteBuffer.wrap(head).getInt(1 + Long.BYTES);
    }

    private static void checkVersion(byte[] head) {
        if (head.length < STATE_AT) {
            throw new UnreadableStateException(
                    "the head of windows has " + head.length + " bytes instead of " + STATE_AT + " and more");
        }
        if (head[0] != VERSION) {
            throw UnreadableStateException.ofVersion("the head of windows", head[0], VERSION);
        }
    }

    private static UnreadableStateException unreadable(IOException e) {
        return new UnreadableStateException("the head of windows: " + e.getMessage(), e);
    }

    @Override
    public @Nullable StoredWindows load(StoredEntries stored) {
        byte[] head = stored.get(StoredEntries.HEAD);
        if (head == null) {
            return null;
        }
        checkVersion(head);
        StreamWindows windows;
        try {
            windows = WindowState.read(query, head, STATE_AT, this::report);
        } catch (IOException e) {
            throw unreadable(e);
        }
        long nextSlot = ByteBuffer.wrap(head).getLong(1);
        List<ParameterData> segments = segments(stored, nextSlot);
        StoredWindows live = new StoredWindows(windows);
        live.firstSlot = nextSlot - segments.size();
        live.nextSlot = live.firstSlot;
        // Rows of windows that were others must not be found by who reads the next head, which is of the windows as
        // they are.
        segments.forEach(segment -> live.appended(windows.takesStoredRows() ? latestNs(segment) : Long.MIN_VALUE));
        windows.restoreRows(ParameterData.concat(segments));
        return live;
    }

    private void report(String change) {
        if (reported.add(change)) {
            LOG.warn("{}; what its aggregates had of the rows before is lost", change);
        }
    }

    private List<ParameterData> segments(StoredEntries stored, long nextSlot) {
        List<ParameterData> segments = new ArrayList<>();
        for (long slot = nextSlot - 1; slot >= 1; slot--) {
            byte[] segment = stored.get(slot);
            if (segment == null) {
                break;
            }
            segments.add(rows.decode(segment, "segment " + slot));
        }
        Collections.reverse(segments);
        return segments;
    }

    @Override
    public void save(StoredWindows live, StoredEntries stored) {
        StreamWindows windows = live.windows();
        int passed = live.segmentsUntil(windows.neededAfterNs());
        for (long slot = live.firstSlot; slot < live.firstSlot + passed; slot++) {
            stored.delete(slot);
        }
        live.forget(passed);
        List<ParameterData> added = windows.addedRows();
        if (!added.isEmpty()) {
            append(added, live, stored);
            windows.forgetAddedRows();
        }
        byte[] state = WindowState.of(windows);
        stored.put(
                StoredEntries.HEAD,
                ByteBuffer.allocate(STATE_AT + state.length)
                        .put(VERSION)
                        .putLong(live.nextSlot)
                        .putInt(windows.openCount())
                        .put(state)
                        .array());
    }

    private void append(List<ParameterData> added, StoredWindows live, StoredEntries stored) {
        if (live.segmentCount() == 0) {
            live.firstSlot = stored.firstFreeSlot();
            live.nextSlot = live.firstSlot;
        }
        long latestNs = Long.MIN_VALUE;
        for (ParameterData piece : added) {
            latestNs = Math.max(latestNs, latestNs(piece));
        }
        for (byte[] value : rows.encode(added)) {
            stored.put(live.nextSlot, value);
            live.appended(latestNs);
        }
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
        for (long slot = live.firstSlot; slot < live.nextSlot; slot++) {
            stored.delete(slot);
        }
        stored.delete(StoredEntries.HEAD);
    }

    @Override
    public long weightBytes(StoredWindows live) {
        return live.windows().approximateBytes() + SEGMENT_BYTES * live.segmentCount();
    }
}
