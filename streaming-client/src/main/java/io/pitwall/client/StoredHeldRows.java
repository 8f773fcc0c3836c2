package io.pitwall.client;

import io.pitwall.rules.PacketBuffer;
import io.pitwall.rules.Packets;
import io.pitwall.state.StoredPacketBuffer;
import io.pitwall.state.WriteBehindStore;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the output buffers of one topic hold in one task, by the writer's key and the buffer's name. For the thread of the task.
 */
final class StoredHeldRows implements HeldRows {

    private final String topic;
    private final WriteBehindStore<StoredPacketBuffer> store;
    private final StoredWriterStates writers;
    private final Map<String, Packets> rules = new HashMap<>();

    /** What was asked for last and is not in the store, because it holds nothing. */
    private @Nullable StoredPacketBuffer empty;

    private String emptyKey = "";

    /** @param writers are told who uses a writer's buffer */
    StoredHeldRows(String topic, WriteBehindStore<StoredPacketBuffer> store, StoredWriterStates writers) {
        this.topic = topic;
        this.store = store;
        this.writers = writers;
    }

    @Override
    public void rule(String streamId, Packets rule) {
        rules.put(key(streamId, rule.name()), rule);
        writers.use(streamId);
        emptyKey = "";
    }

    @Override
    public PacketBuffer get(String streamId, String name) {
        String key = key(streamId, name);
        StoredPacketBuffer known = store.get(key);
        Packets rule = rules.getOrDefault(key, HeldPackets.RULE);
        if (known == null) {
            known = key.equals(emptyKey) && empty != null ? empty : new StoredPacketBuffer(new PacketBuffer(rule));
            empty = known;
            emptyKey = key;
        }
        known.releaseUnder(rule);
        return known.buffer();
    }

    @Override
    public void changed(String streamId, String name) {
        writers.use(streamId);
        String key = key(streamId, name);
        StoredPacketBuffer fresh = key.equals(emptyKey) ? empty : null;
        if (store.get(key) != null) {
            store.changed(key);
        } else if (fresh != null && !fresh.buffer().isEmpty()) {
            store.put(key, fresh);
            emptyKey = "";
        }
    }

    @Override
    public void remove(String streamId, String name) {
        String key = key(streamId, name);
        rules.remove(key);
        emptyKey = "";
        store.remove(key);
    }

    private String key(String streamId, String name) {
        return StoreKey.of(StoreKey.of(topic, streamId), name);
    }
}
