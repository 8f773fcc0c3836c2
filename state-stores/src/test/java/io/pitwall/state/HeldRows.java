package io.pitwall.state;

import static java.util.Objects.requireNonNull;

import io.pitwall.data.ParameterData;
import io.pitwall.rules.PacketBuffer;
import io.pitwall.rules.Packets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;

/** The packet buffer of one stream in a store on a {@link LoggedMap}. */
final class HeldRows {

    static final String STREAM = "car-1";

    final StoreFixture<StoredPacketBuffer> fixture;
    private final String guarantee;
    private final Packets packets;

    HeldRows(String guarantee, Packets packets) {
        this(guarantee, packets, Long.MAX_VALUE);
    }

    HeldRows(String guarantee, Packets packets, long heapBudgetBytes) {
        this(new LoggedMap(), guarantee, packets, heapBudgetBytes);
    }

    HeldRows(LoggedMap inner, String guarantee, Packets packets, long heapBudgetBytes) {
        this.fixture = new StoreFixture<>(inner, new PacketBufferLayout(packets), guarantee, heapBudgetBytes);
        this.guarantee = guarantee;
        this.packets = packets;
    }

    List<ParameterData> add(ParameterData rows) {
        return add(rows, 0);
    }

    List<ParameterData> add(ParameterData rows, long nowMs) {
        if (fixture.store.get(STREAM) == null) {
            fixture.store.put(STREAM, new StoredPacketBuffer(new PacketBuffer(packets)));
        }
        List<ParameterData> released = new ArrayList<>();
        buffer().add(rows, nowMs, released::add);
        fixture.store.changed(STREAM);
        return released;
    }

    void release() {
        buffer().release(rows -> {});
        fixture.store.changed(STREAM);
    }

    PacketBuffer buffer() {
        return fixture.object(STREAM).buffer();
    }

    ParameterData rows() {
        return ParameterData.concat(buffer().held());
    }

    /** What a commit writes to the changelog. */
    List<String> commit() {
        int before = fixture.inner.changelog.size();
        fixture.commit();
        return fixture.inner.changelog.subList(before, fixture.inner.changelog.size()).stream()
                .map(change -> (change.isRemoval() ? "delete " : "put ") + slot(change.key()))
                .toList();
    }

    private static String slot(Bytes key) {
        if (EntryKeys.startsOlderHead(key.get())) {
            return "older head";
        }
        long slot = EntryKeys.slot(key.get());
        if (slot == StoredEntries.INLINE) {
            return "inline";
        }
        if (slot == StoredEntries.OTHER_INLINE) {
            return "other";
        }
        return slot == StoredEntries.HEAD ? "head" : Long.toString(slot);
    }

    byte[] stored(long slot) {
        return EntryFormat.payloadOfWhole(requireNonNull(fixture.inner.entries.get(EntryKeys.of(STREAM, slot, 0))));
    }

    HeldRows restored() {
        return restored(packets);
    }

    HeldRows restored(Packets newRule) {
        var inner = LoggedMap.restored(fixture.inner.changelog, fixture.inner.changelog.size());
        return new HeldRows(inner, guarantee, newRule, Long.MAX_VALUE);
    }

    HeldRows restoredAt(int length) {
        return new HeldRows(LoggedMap.restored(fixture.inner.changelog, length), guarantee, packets, Long.MAX_VALUE);
    }
}
