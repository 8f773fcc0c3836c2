package io.pitwall.client;

import io.pitwall.state.WriteBehindStore;
import org.jspecify.annotations.Nullable;

/** What is known of the streams that the handlers of one task write to one topic. For the thread of the task. */
final class StoredWriterStates implements WriterStates {

    private final String topic;
    private final WriteBehindStore<StoredWriter> store;
    private final WriterOwners owners;

    StoredWriterStates(String topic, WriteBehindStore<StoredWriter> store, WriterOwners owners) {
        this.topic = topic;
        this.store = store;
        this.owners = owners;
    }

    @Override
    public @Nullable WriterState get(String streamId) {
        StoredWriter writer = store.get(StoreKey.of(topic, streamId));
        return writer == null ? null : writer.state();
    }

    @Override
    public void put(String streamId, WriterState state) {
        String key = StoreKey.of(topic, streamId);
        store.put(key, new StoredWriter(state, StoredWriter.NOBODY));
        own(key);
    }

    @Override
    public void changed(String streamId) {
        String key = StoreKey.of(topic, streamId);
        own(key);
        store.changed(key);
    }

    /** Notes whose handlers use the writer of a stream. */
    void use(String streamId) {
        own(StoreKey.of(topic, streamId));
    }

    private void own(String key) {
        StoredWriter writer = store.get(key);
        String user = owners.current();
        if (writer != null && !writer.owner().equals(user)) {
            owners.moved(key, writer.owner(), user);
            writer.become(user);
            store.changed(key);
        }
    }

    @Override
    public void remove(String streamId) {
        String key = StoreKey.of(topic, streamId);
        StoredWriter writer = store.get(key);
        if (writer != null) {
            owners.moved(key, writer.owner(), StoredWriter.NOBODY);
            store.remove(key);
        }
    }
}
