package io.pitwall.state;

import io.pitwall.data.ParameterData;
import io.pitwall.data.StreamMessage;
import io.pitwall.rules.PacketBuffer;
import io.pitwall.rules.Packets;
import io.pitwall.serdes.plain.PlainFormat;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a packet buffer, append-only: a commit writes the rows added since the last one as new segments, a
 * release deletes whole segments.
 *
 * <pre>
 * head    := lastArrivalMs:int64 nextSlot:int64     wall clock of the last arrival; slot after the last segment
 * segment := parameter data in the plain format, rows in order of arrival
 * </pre>
 *
 * <p>Integers are big endian. The rows are those of all segments that lie without a gap before {@code nextSlot}: so the
 * head need not say where they begin, which under at-least-once would be a removal that comes too early. A slot is not
 * used again while its removal is not written, so that a crash finds the released rows, not others in their place.
 */
public final class PacketBufferLayout implements StateLayout<StoredPacketBuffer> {

    private static final PlainFormat FORMAT = PlainFormat.instance();

    /** Rows of about this many bytes of heap go into one segment; encoded they take less. */
    private static final long SEGMENT_BYTES = 256 * 1024;

    private final Packets packets;

    /** Under the given rule, which may have changed since the rows were stored. */
    public PacketBufferLayout(Packets packets) {
        this.packets = packets;
    }

    /** The wall clock of the last arrival that a stored head tells, in milliseconds since the Unix epoch. */
    public static OptionalLong lastArrivalMs(byte[] head) {
        return OptionalLong.of(ByteBuffer.wrap(head).getLong());
    }

    @Override
    public @Nullable StoredPacketBuffer load(StoredEntries stored) {
        byte[] head = stored.get(StoredEntries.HEAD);
        if (head == null) {
            return null;
        }
        ByteBuffer in = ByteBuffer.wrap(head);
        long lastArrivalMs = in.getLong();
        long nextSlot = in.getLong();
        List<ParameterData> pieces = new ArrayList<>();
        long firstSlot = nextSlot;
        for (byte[] segment; firstSlot > 1 && (segment = stored.get(firstSlot - 1)) != null; firstSlot--) {
            pieces.add(rows(firstSlot - 1, segment));
        }
        Collections.reverse(pieces);
        PacketBuffer buffer = PacketBuffer.holding(packets, pieces, lastArrivalMs);
        StoredPacketBuffer live = new StoredPacketBuffer(buffer);
        live.storedPieces = buffer.held().size();
        live.firstSlot = firstSlot;
        live.nextSlot = nextSlot;
        return live;
    }

    private static ParameterData rows(long slot, byte[] segment) {
        StreamMessage message = FORMAT.decode(segment);
        if (message instanceof ParameterData data) {
            return data;
        }
        throw new IllegalStateException("segment " + slot + " of a stored buffer holds a "
                + message.getClass().getSimpleName() + " where rows were expected");
    }

    @Override
    public void save(StoredPacketBuffer live, StoredEntries stored) {
        PacketBuffer buffer = live.buffer();
        if (buffer.releaseCount() != live.releaseCountWhenStored) {
            deleteSegments(live, stored);
            live.storedPieces = 0;
            live.releaseCountWhenStored = buffer.releaseCount();
        }
        if (buffer.isEmpty()) {
            stored.delete(StoredEntries.HEAD);
            return;
        }
        append(buffer.held().subList(live.storedPieces, buffer.held().size()), live, stored);
        live.storedPieces = buffer.held().size();
        long lastArrivalMs = buffer.lastArrivalMs().orElseThrow();
        stored.put(
                StoredEntries.HEAD,
                ByteBuffer.allocate(2 * Long.BYTES)
                        .putLong(lastArrivalMs)
                        .putLong(live.nextSlot)
                        .array());
    }

    private static void append(List<ParameterData> pieces, StoredPacketBuffer live, StoredEntries stored) {
        if (live.firstSlot == live.nextSlot) {
            live.firstSlot = stored.firstFreeSlot();
            live.nextSlot = live.firstSlot;
        }
        int from = 0;
        long bytes = 0;
        for (int i = 0; i < pieces.size(); i++) {
            bytes += pieces.get(i).approximateBytes();
            if (bytes >= SEGMENT_BYTES || i == pieces.size() - 1) {
                ParameterData segment = ParameterData.concat(pieces.subList(from, i + 1));
                stored.put(live.nextSlot++, FORMAT.encode(segment));
                from = i + 1;
                bytes = 0;
            }
        }
    }

    @Override
    public void remove(StoredPacketBuffer live, StoredEntries stored) {
        deleteSegments(live, stored);
        stored.delete(StoredEntries.HEAD);
    }

    private static void deleteSegments(StoredPacketBuffer live, StoredEntries stored) {
        for (long slot = live.firstSlot; slot < live.nextSlot; slot++) {
            stored.delete(slot);
        }
        live.firstSlot = live.nextSlot;
    }

    @Override
    public long weightBytes(StoredPacketBuffer live) {
        return 200 + live.buffer().approximateBytes();
    }
}
