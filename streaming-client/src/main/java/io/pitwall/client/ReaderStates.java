package io.pitwall.client;

import io.pitwall.state.WriteBehindStore;

/** The states of the open streams of one task. */
final class ReaderStates {

    private final WriteBehindStore<ReaderState> store;

    ReaderStates(WriteBehindStore<ReaderState> store) {
        this.store = store;
    }

    /** Whether the stream was opened, now or before a restart, and has not ended. */
    boolean isOpen(String streamId) {
        return store.get(streamId) != null;
    }

    void open(String streamId) {
        store.put(streamId, new ReaderState());
    }

    /** @throws IllegalStateException if the stream is not open */
    ReaderState get(String streamId) {
        ReaderState state = store.get(streamId);
        if (state == null) {
            throw new IllegalStateException("stream '" + streamId + "' has ended, and its states with it");
        }
        return state;
    }

    void changed(String streamId) {
        store.changed(streamId);
    }

    /** Notes that the handlers of a stream are those that use a writer. */
    void addWriter(String streamId, String writer) {
        ReaderState state = store.get(streamId);
        if (state != null && state.addWriter(writer)) {
            store.changed(streamId);
        }
    }

    /** Notes that they do not any more. */
    void removeWriter(String streamId, String writer) {
        ReaderState state = store.get(streamId);
        if (state != null && state.removeWriter(writer)) {
            store.changed(streamId);
        }
    }

    void remove(String streamId) {
        store.remove(streamId);
    }

    void betweenRecords() {
        store.betweenRecords();
    }
}
