package io.pitwall.client;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One state of one stream, in the store of the task that reads the stream. */
final class StateAccess {

    private final ReaderStates states;
    private final HandlerCalls calls;
    private final String streamId;
    private final String name;
    private final StateKind kind;

    StateAccess(ReaderStates states, HandlerCalls calls, String streamId, String name, StateKind kind) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a state must have a name, but it is empty");
        }
        this.states = states;
        this.calls = calls;
        this.streamId = streamId;
        this.name = name;
        this.kind = kind;
    }

    String name() {
        return name;
    }

    String streamId() {
        return streamId;
    }

    /** @throws IllegalStateException if the state is of another kind or type */
    void check(ValueType<?> type) {
        current().state(name, kind, type);
    }

    byte @Nullable [] get(ValueType<?> type, String key) {
        return current().state(name, kind, type).get(key);
    }

    void put(ValueType<?> type, String key, byte[] value) {
        ReaderState state = current();
        if (state.put(state.state(name, kind, type), key, value)) {
            states.changed(streamId);
        }
    }

    boolean remove(ValueType<?> type, String key) {
        ReaderState state = current();
        boolean isRemoved = state.remove(state.state(name, kind, type), key);
        if (isRemoved) {
            states.changed(streamId);
        }
        return isRemoved;
    }

    /** In order, so that whoever goes over them does the same in every JVM. */
    Set<String> keys(ValueType<?> type) {
        return Collections.unmodifiableSet(
                new TreeSet<>(current().state(name, kind, type).keys()));
    }

    int size(ValueType<?> type) {
        return current().state(name, kind, type).keys().size();
    }

    private ReaderState current() {
        calls.checkStream(streamId, () -> "state '" + name + "'");
        return states.get(streamId);
    }
}
