package io.pitwall.state;

import io.pitwall.data.ParameterData;
import io.pitwall.rules.PacketBuffer;
import io.pitwall.rules.Packets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a packet buffer. What is open at its first commit and small is one value; from then on it is append-only:
 * a commit writes the rows added since the last one as new segments, a release deletes whole segments.
 *
 * <pre>
 * INLINE, OTHER_INLINE := head with rows   the first rows of a buffer, at most 8 KiB, see {@link PacketHead}
 * HEAD                 := head             if there are segments, or only the last arrival has changed
 * segment              := rows             in order of arrival, see {@link StoredRows}
 * </pre>
 *
 * <p>So a buffer that is released between any two commits costs one value a commit. Under at-least-once that value must
 * not take the place of rows whose release is not committed: the two slots take turns, and when neither is free the rows
 * go into a segment.
 *
 * <p>The rows of segments are those of all that lie without a gap before {@code nextSlot}: so the head need not say where
 * they begin, which under at-least-once would be a removal that comes too early. A slot is not used again while its
 * removal is not written, so that a crash finds the released rows, not others in their place.
 *
 * <p>When the last rows arrived is stored only under a rule that asks for it. Who puts rows stored under another one under such
 * a rule says since when nothing came: {@link PacketBuffer#startIdleTime}.
 */
public final class PacketBufferLayout implements StateLayout<StoredPacketBuffer> {

    private static final int INLINE_BYTES = 8 * 1024;
    private static final long NO_SLOT = 0;
    private static final long[] HEADS = {StoredEntries.HEAD, StoredEntries.INLINE, StoredEntries.OTHER_INLINE};

    private final Packets packets;
    private final StoredRows rows = new StoredRows();

    /** Under the given rule, which may have changed since the rows were stored. */
    public PacketBufferLayout(Packets packets) {
        this.packets = packets;
    }

    /**
     * The wall clock of the last arrival that a stored head tells, in milliseconds since the Unix epoch; empty if it was stored
     * under a rule without idle. A buffer may have several heads, of which the latest is right.
     */
    public static OptionalLong lastArrivalMs(byte[] head) {
        return PacketHead.read(head).lastArrivalMs();
    }

    /** Rows that were stored together. */
    private record Run(PacketHead head, List<ParameterData> pieces) {}

    /** One method on purpose: longer than what the JVM's compiler takes into each place that asks for a live buffer. */
    @Override
    public @Nullable StoredPacketBuffer load(StoredEntries stored) {
        byte[] inline = stored.get(StoredEntries.INLINE);
        byte[] other = stored.get(StoredEntries.OTHER_INLINE);
        byte[] head = stored.get(StoredEntries.HEAD);
        List<Run> runs = new ArrayList<>(1);
        if (inline != null) {
            runs.add(inlined(inline));
        }
        if (other != null) {
            runs.add(inlined(other));
        }
        long nextSlot = 0;
        long firstSlot = 0;
        if (head != null) {
            PacketHead segments = PacketHead.read(head);
            nextSlot = segments.nextSlot(head);
            List<ParameterData> rowsOfSegments = segments(stored, nextSlot);
            firstSlot = nextSlot - rowsOfSegments.size();
            runs.add(new Run(segments, rowsOfSegments));
        }
        if (runs.isEmpty()) {
            return null;
        }
        runs.sort(Comparator.comparingInt(run -> run.head.sequence()));
        PacketHead last = runs.get(runs.size() - 1).head;
        List<ParameterData> pieces = new ArrayList<>();
        for (Run run : runs) {
            pieces.addAll(run.pieces);
        }
        StoredPacketBuffer live = new StoredPacketBuffer(PacketBuffer.holding(packets, pieces, last.lastArrivalMs()));
        live.isInline = inline != null;
        live.isInlineInOther = other != null;
        live.hasHead = head != null;
        live.firstSlot = firstSlot;
        live.nextSlot = nextSlot;
        live.sequence = last.sequence();
        live.storedArrivalMs = last.lastArrivalMs();
        live.storedRows = live.buffer().rowCount();
        return live;
    }

    private Run inlined(byte[] value) {
        PacketHead head = PacketHead.read(value);
        return new Run(head, List.of(head.rows(value, rows)));
    }

    private List<ParameterData> segments(StoredEntries stored, long nextSlot) {
        List<ParameterData> pieces = new ArrayList<>();
        for (long slot = nextSlot - 1; slot >= 1; slot--) {
            byte[] segment = stored.get(slot);
            if (segment == null) {
                break;
            }
            pieces.add(rows.decode(segment, "segment " + slot));
        }
        Collections.reverse(pieces);
        return pieces;
    }

    @Override
    public void save(StoredPacketBuffer live, StoredEntries stored) {
        PacketBuffer buffer = live.buffer();
        if (buffer.releaseCount() != live.releaseCountWhenStored) {
            deleteRows(live, stored);
            live.storedRows = 0;
            live.releaseCountWhenStored = buffer.releaseCount();
            // What is deleted late may come back after a crash, and goes before the rows that are stored now.
            live.sequence = stored.deletesLate() ? live.sequence : 0;
        }
        if (buffer.isEmpty()) {
            deleteHead(live, stored);
            return;
        }
        OptionalLong lastArrivalMs = buffer.rule().idleMs().isPresent() ? buffer.lastArrivalMs() : OptionalLong.empty();
        if (live.storedRows < buffer.rowCount()) {
            List<byte[]> values = rows.encode(buffer.heldFrom(live.storedRows));
            boolean isFirst = live.storedRows == 0;
            live.storedRows = buffer.rowCount();
            if (isFirst && putInline(values, lastArrivalMs, live, stored)) {
                return;
            }
            append(values, live, stored);
        } else if (lastArrivalMs.isEmpty() || lastArrivalMs.equals(live.storedArrivalMs)) {
            return;
        }
        live.hasHead = true;
        live.storedArrivalMs = lastArrivalMs;
        stored.put(StoredEntries.HEAD, PacketHead.ofSegments(nextSequence(live, stored), lastArrivalMs, live.nextSlot));
    }

    /** Puts the only rows of a buffer into a head, if they are small and there is room. */
    private boolean putInline(
            List<byte[]> values, OptionalLong lastArrivalMs, StoredPacketBuffer live, StoredEntries stored) {
        byte[] value = values.get(0);
        int blockAt = rows.blockAt(value);
        boolean isSmall = values.size() == 1 && value.length <= INLINE_BYTES && blockAt > 0;
        long slot = isSmall ? freeInline(stored) : NO_SLOT;
        if (slot == NO_SLOT) {
            return false;
        }
        deleteHead(live, stored);
        live.isInline = slot == StoredEntries.INLINE;
        live.isInlineInOther = slot == StoredEntries.OTHER_INLINE;
        live.storedArrivalMs = lastArrivalMs;
        stored.put(slot, PacketHead.ofRows(nextSequence(live, stored), lastArrivalMs, value, blockAt));
        return true;
    }

    /** Of a new object it goes on from the heads that may come back after a crash. */
    private static int nextSequence(StoredPacketBuffer live, StoredEntries stored) {
        if (live.sequence == 0 && stored.deletesLate()) {
            for (long slot : HEADS) {
                byte[] deleted = stored.deleted(slot);
                if (deleted != null) {
                    live.sequence =
                            Math.max(live.sequence, PacketHead.read(deleted).sequence());
                }
            }
        }
        return ++live.sequence;
    }

    private static long freeInline(StoredEntries stored) {
        if (stored.mayOverwrite(StoredEntries.INLINE)) {
            return StoredEntries.INLINE;
        }
        return stored.mayOverwrite(StoredEntries.OTHER_INLINE) ? StoredEntries.OTHER_INLINE : NO_SLOT;
    }

    private static void append(List<byte[]> values, StoredPacketBuffer live, StoredEntries stored) {
        if (live.firstSlot == live.nextSlot) {
            live.firstSlot = stored.firstFreeSlot();
            live.nextSlot = live.firstSlot;
        }
        for (byte[] value : values) {
            stored.put(live.nextSlot++, value);
        }
    }

    @Override
    public void remove(StoredPacketBuffer live, StoredEntries stored) {
        deleteRows(live, stored);
        deleteHead(live, stored);
    }

    private static void deleteRows(StoredPacketBuffer live, StoredEntries stored) {
        if (live.isInline) {
            stored.delete(StoredEntries.INLINE);
        }
        if (live.isInlineInOther) {
            stored.delete(StoredEntries.OTHER_INLINE);
        }
        for (long slot = live.firstSlot; slot < live.nextSlot; slot++) {
            stored.delete(slot);
        }
        live.isInline = false;
        live.isInlineInOther = false;
        live.firstSlot = live.nextSlot;
    }

    private static void deleteHead(StoredPacketBuffer live, StoredEntries stored) {
        if (live.hasHead) {
            stored.delete(StoredEntries.HEAD);
            live.hasHead = false;
        }
    }

    @Override
    public long weightBytes(StoredPacketBuffer live) {
        return 350 + live.buffer().approximateBytes();
    }

    @Override
    public long heldRows(StoredPacketBuffer live) {
        return live.buffer().rowCount();
    }
}
