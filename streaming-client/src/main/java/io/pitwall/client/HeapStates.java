package io.pitwall.client;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** States on the heap, gone with the client. */
final class HeapStates implements WriterStates {

    private final Map<String, WriterState> states = new ConcurrentHashMap<>();

    @Override
    public @Nullable WriterState get(String streamId) {
        return states.get(streamId);
    }

    @Override
    public void put(String streamId, WriterState state) {
        states.put(streamId, state);
    }

    @Override
    public void changed(String streamId) {}

    @Override
    public void remove(String streamId) {
        states.remove(streamId);
    }
}
