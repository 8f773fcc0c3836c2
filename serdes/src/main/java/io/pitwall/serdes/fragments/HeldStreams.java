package io.pitwall.serdes.fragments;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Where a {@link FragmentJoiner} keeps what it holds; the seam for a state store.
 *
 * <p>The joiner changes the objects it gets and puts them back after each change.
 */
public interface HeldStreams {

    @Nullable
    HeldStream get(PartitionKey key);

    void put(PartitionKey key, HeldStream stream);

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
