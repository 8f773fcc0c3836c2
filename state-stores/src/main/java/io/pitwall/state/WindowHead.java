package io.pitwall.state;

import io.pitwall.rules.window.WindowState;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The head of a stream's windows; {@link WindowLayout} says when which one is there.
 *
 * <pre>
 * head    := 02 00 openCount:int32 runs dropped state     state as {@link WindowState} writes it
 *          | 02 01 dropped                                the windows are closed and forgotten
 * runs    := count:int32 (slot:int64 segments:int32 firstRow:int64)*
 *                                                         segments in slots one after the other; the number of their first row
 * dropped := count:int32 slot:int64*                      of segments that are deleted, and may still be there
 * head v1 := 01 nextSlot:int64 openCount:int32 state      segments of sliding windows: all without a gap before nextSlot
 * </pre>
 *
 * <p>Integers are big endian.
 */
final class WindowHead {

    static final byte VERSION = 2;
    static final byte RESULTS = 2;

    private static final byte OPEN = 0;
    private static final byte CLOSED = 1;
    private static final int RUN_BYTES = 2 * Long.BYTES + Integer.BYTES;
    private static final int STATE_AT_V1 = 1 + Long.BYTES + Integer.BYTES;
    private static final String WHERE = "the head of windows";

    /** Segments in slots one after the other. */
    record Run(long slot, int segments, long firstRow) {}

    private final byte[] bytes;
    private final int version;
    private final boolean isOpen;
    private final int openCount;
    private final List<Run> runs;
    private final long[] dropped;
    private final int stateAt;

    private WindowHead(
            byte[] bytes, int version, boolean isOpen, int openCount, List<Run> runs, long[] dropped, int stateAt) {
        this.bytes = bytes;
        this.version = version;
        this.isOpen = isOpen;
        this.openCount = openCount;
        this.runs = runs;
        this.dropped = dropped;
        this.stateAt = stateAt;
    }

    /** Whether an entry has results and is no head at all. */
    static boolean isResults(byte[] stored) {
        return stored.length >= 2 && stored[0] == VERSION && stored[1] == RESULTS;
    }

    static WindowHead read(byte[] stored) {
        if (stored.length == 0) {
            throw new UnreadableStateException(WHERE + " is empty");
        }
        if (stored[0] == 1) {
            return readV1(stored);
        }
        if (stored[0] != VERSION) {
            throw UnreadableStateException.ofVersion(WHERE, stored[0], VERSION);
        }
        ByteBuffer in = ByteBuffer.wrap(stored, 1, stored.length - 1);
        byte form = in.hasRemaining() ? in.get() : -1;
        if (form != OPEN && form != CLOSED) {
            throw new UnreadableStateException(WHERE + " has form " + form + " and " + stored.length + " bytes");
        }
        int openCount = form == CLOSED ? 0 : int32(in, WHERE);
        List<Run> runs = form == CLOSED ? List.of() : runs(in);
        long[] dropped = new long[count(in, Long.BYTES)];
        for (int i = 0; i < dropped.length; i++) {
            dropped[i] = slot(in);
        }
        if (form == CLOSED && in.hasRemaining()) {
            throw new UnreadableStateException(WHERE + " has " + in.remaining() + " bytes too many");
        }
        return new WindowHead(stored, VERSION, form == OPEN, openCount, runs, dropped, in.position());
    }

    private static WindowHead readV1(byte[] stored) {
        if (stored.length < STATE_AT_V1) {
            throw new UnreadableStateException(
                    WHERE + " has " + stored.length + " bytes instead of " + STATE_AT_V1 + " and more");
        }
        int openCount = ByteBuffer.wrap(stored).getInt(1 + Long.BYTES);
        return new WindowHead(stored, 1, true, openCount, List.of(), new long[0], STATE_AT_V1);
    }

    private static List<Run> runs(ByteBuffer in) {
        List<Run> runs = new ArrayList<>();
        for (int left = count(in, RUN_BYTES); left > 0; left--) {
            Run run = new Run(slot(in), in.getInt(), in.getLong());
            if (run.segments < 1 || run.slot + run.segments < 0) {
                throw new UnreadableStateException(WHERE + " has no such segments: " + run);
            }
            runs.add(run);
        }
        return runs;
    }

    private static long slot(ByteBuffer in) {
        long slot = in.getLong();
        if (slot < 1 || StoredEntries.isHead(slot)) {
            throw new UnreadableStateException(WHERE + " has a segment in slot " + slot);
        }
        return slot;
    }

    private static int count(ByteBuffer in, int bytesEach) {
        int count = int32(in, WHERE);
        if (count < 0 || count > in.remaining() / bytesEach) {
            throw new UnreadableStateException(
                    WHERE + " is cut off: " + count + " of " + bytesEach + " bytes in " + in.remaining());
        }
        return count;
    }

    static int int32(ByteBuffer in, String where) {
        if (in.remaining() < Integer.BYTES) {
            throw new UnreadableStateException(
                    where + " is cut off: " + in.remaining() + " bytes are left of a number of 4");
        }
        return in.getInt();
    }

    static byte[] open(int openCount, List<Run> runs, long[] dropped, byte[] state) {
        ByteBuffer out = ByteBuffer.allocate(
                        2 + 3 * Integer.BYTES + RUN_BYTES * runs.size() + Long.BYTES * dropped.length + state.length)
                .put(VERSION)
                .put(OPEN)
                .putInt(openCount)
                .putInt(runs.size());
        for (Run run : runs) {
            out.putLong(run.slot).putInt(run.segments).putLong(run.firstRow);
        }
        return put(out, dropped).put(state).array();
    }

    static byte[] closed(long[] dropped) {
        ByteBuffer out = ByteBuffer.allocate(2 + Integer.BYTES + Long.BYTES * dropped.length);
        return put(out.put(VERSION).put(CLOSED), dropped).array();
    }

    private static ByteBuffer put(ByteBuffer out, long[] slots) {
        out.putInt(slots.length);
        for (long slot : slots) {
            out.putLong(slot);
        }
        return out;
    }

    int version() {
        return version;
    }

    /** Whether there are windows, open or kept, or a clock; otherwise they are closed and forgotten. */
    boolean isOpen() {
        return isOpen;
    }

    /** How many windows wait to be closed. */
    int openCount() {
        return openCount;
    }

    List<Run> runs() {
        return runs;
    }

    long[] dropped() {
        return dropped.clone();
    }

    /** The slot behind the last segment, in version 1. */
    long nextSlotV1() {
        return ByteBuffer.wrap(bytes).getLong(1);
    }

    /** Where the state begins in the bytes. */
    int stateAt() {
        return stateAt;
    }

    @Override
    public String toString() {
        return "WindowHead[version=" + version + ", open=" + openCount + ", runs=" + runs + ", dropped="
                + Arrays.toString(dropped) + "]";
    }
}
