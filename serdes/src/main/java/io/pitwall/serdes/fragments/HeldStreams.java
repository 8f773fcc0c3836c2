package io.pitwall.serdes.fragments;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Where a {@link FragmentJoiner} keeps what it holds; the seam for a state store.
 *
 * <p>The joiner changes the objects it gets and puts them back after each change. Used by one thread, that of the partition.
 */
public interface HeldStreams {

    /** What is held of the key; null if nothing is. */
    @Nullable
    HeldStream get(PartitionKey key);

    /** Keeps what is held of the key, in place of what was. */
    void put(PartitionKey key, HeldStream stream);

    /** Nothing is held of the key any more. */
    void remove(PartitionKey key);

    /** Shows everything that is held; the joiner asks once, when it is made. */
    void forEach(BiConsumer<PartitionKey, HeldStream> action);

    /** On the heap; gone with the process. */
    static HeldStreams onHeap() {
        return new OnHeap(new HashMap<>());
    }

    /** A map. */
    record OnHeap(Map<PartitionKey, HeldStream> streams) implements HeldStreams {

        @Override
        public @Nullable HeldStream get(PartitionKey key) {
            return streams.get(key);
        }

        @Override
        public void put(PartitionKey key, HeldStream stream) {
            streams.put(key, stream);
        }

        @Override
        public void remove(PartitionKey key) {
            streams.remove(key);
        }

        @Override
        public void forEach(BiConsumer<PartitionKey, HeldStream> action) {
            streams.forEach(action);
        }
    }
}
