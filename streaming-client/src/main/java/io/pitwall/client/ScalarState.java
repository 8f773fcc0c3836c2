package io.pitwall.client;

import static java.util.Objects.requireNonNull;

/**
 * One value that belongs to a stream and survives crashes, restarts and moves to other instances: it is committed together
 * with the offsets of what it was made from. It ends with the stream.
 *
 * <p>A value counts when it is {@link #set}; changing an object that {@link #get} gave changes nothing here. To be used by the
 * handlers of its stream, while they are called.
 *
 * @param <T> the type of the value
 */
public final class ScalarState<T> {

    private static final String KEY = "";

    private final StateAccess access;
    private final ValueType<T> type;
    private final byte[] initial;

    ScalarState(StateAccess access, ValueType<T> type, T initial) {
        this.access = access;
        this.type = type;
        this.initial = type.encode().apply(requireNonNull(initial, "initial"));
        access.check(type);
    }

    /** The value that was set last; the initial one if none was. */
    public T get() {
        byte[] bytes = access.get(type, KEY);
        return type.decode().apply(bytes == null ? initial : bytes);
    }

    /** Sets the value; nothing is written if it is the one that is there. */
    public void set(T value) {
        access.put(type, KEY, type.encode().apply(requireNonNull(value, "value")));
    }
}
