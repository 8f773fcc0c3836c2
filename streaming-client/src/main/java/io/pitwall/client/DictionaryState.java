package io.pitwall.client;

import static java.util.Objects.requireNonNull;

import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Values by key that belong to a stream and survive crashes, restarts and moves to other instances: they are committed together
 * with the offsets of what they were made from, and only those that changed are written. They end with the stream.
 *
 * <p>Keys are told apart by every character, upper and lower case too. A value counts when it is {@link #put}; changing an object
 * that {@link #get} gave changes nothing here. All values of a stream are loaded together. To be used by the handlers of its
 * stream, while they are called.
 *
 * @param <V> the type of the values
 */
public final class DictionaryState<V> {

    private final StateAccess access;
    private final ValueType<V> type;
    private final @Nullable Function<String, V> whenMissing;

    DictionaryState(StateAccess access, ValueType<V> type, @Nullable Function<String, V> whenMissing) {
        this.access = access;
        this.type = type;
        this.whenMissing = whenMissing;
        access.check(type);
    }

    /**
     * The value of a key. One that is missing is made by the function that the state was asked for with, and stored.
     *
     * @throws NoSuchElementException if it is missing and there is no such function
     */
    public V get(String key) {
        V value = find(key);
        if (value != null) {
            return value;
        }
        if (whenMissing == null) {
            throw new NoSuchElementException("state '" + access.name() + "' of stream '" + access.streamId()
                    + "' has no value of key '" + key
                    + "'; find() gives null then, and a dictionary that is asked for with"
                    + " a function makes one");
        }
        V made = requireNonNull(whenMissing.apply(key), "the function made no value of key '" + key + "'");
        put(key, made);
        return made;
    }

    /** The value of a key, null if there is none. */
    public @Nullable V find(String key) {
        byte[] bytes = access.get(type, requireNonNull(key, "key"));
        return bytes == null ? null : type.decode().apply(bytes);
    }

    public boolean containsKey(String key) {
        return access.get(type, requireNonNull(key, "key")) != null;
    }

    /** Sets the value of a key; nothing is written if it is the one that is there. */
    public void put(String key, V value) {
        access.put(type, requireNonNull(key, "key"), type.encode().apply(requireNonNull(value, "value")));
    }

    /** Removes the value of a key; tells whether there was one. */
    public boolean remove(String key) {
        return access.remove(type, requireNonNull(key, "key"));
    }

    /** The keys as they are now, in the order of {@link String#compareTo}, also after a restart. */
    public Set<String> keys() {
        return access.keys(type);
    }

    public int size() {
        return access.size(type);
    }

    /** Removes all values. */
    public void clear() {
        keys().forEach(this::remove);
    }
}
