package io.pitwall.state;

import io.pitwall.data.ParameterData;
import io.pitwall.data.StreamContext;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.state.QueryableStoreType;
import org.apache.kafka.streams.state.internals.StateStoreProvider;
import org.jspecify.annotations.Nullable;

/**
 * The types of stores for interactive queries.
 *
 * <pre>{@code
 * StreamStates<ParameterData> held =
 *         streams.store(StoreQueryParameters.fromNameAndType("brake.buffer", PitwallStores.packetBuffers()));
 * }</pre>
 */
public final class PitwallStores {

    private PitwallStores() {}

    /** The rows that buffers hold, in order of arrival; stores named {@code <name of the packets>.buffer}. */
    public static StreamStateType<ParameterData> packetBuffers() {
        return new Stored<>(
                PacketBufferLayout.class,
                held -> ParameterData.concat(held.buffer().held()));
    }

    /** What is known about open streams; stores named {@code <topic>.context}. */
    public static StreamStateType<StreamContext> streamContexts() {
        return new Stored<>(StreamContextLayout.class, StoredStreamContext::context);
    }

    /** What is known about streams that several sides carry; stores of merges, and {@code <topic>.exit} of several sinks. */
    public static StreamStateType<StreamContext> mergedContexts() {
        return new Stored<>(MergedStreamLayout.class, StoredMergedStream::context);
    }

    /** The windows that are open, with the results they would give now; stores named {@code <name of the window>.window}. */
    public static StreamStateType<HeldWindows> windows() {
        return new Stored<>(WindowLayout.class, HeldWindows::of);
    }

    /** Stores of one layout. */
    private record Stored<T, V>(Class<? extends StateLayout<T>> layout, Function<T, V> value)
            implements StreamStateType<V> {

        @Override
        public boolean accepts(StateStore store) {
            return store instanceof WriteBehindStore<?> found && found.hasLayout(layout);
        }

        @Override
        public StreamStates<V> create(StateStoreProvider provider, String storeName) {
            var itself = new Itself<>(layout);
            return new States<>(() -> provider.stores(storeName, itself), value);
        }

        @Override
        public StreamStates<V> of(List<StateStore> stores) {
            List<WriteBehindStore<T>> found = stores.stream().map(this::own).toList();
            return new States<>(() -> found, value);
        }

        @SuppressWarnings("unchecked") // The layout says of what it is a store.
        private WriteBehindStore<T> own(StateStore store) {
            if (!accepts(store)) {
                throw new IllegalArgumentException(
                        "store '" + store.name() + "' is not one of " + layout.getSimpleName());
            }
            return (WriteBehindStore<T>) store;
        }
    }

    /** What the provider is asked for: it hands out the store itself as whatever type is named. */
    private record Itself<T>(Class<? extends StateLayout<T>> layout)
            implements QueryableStoreType<WriteBehindStore<T>> {

        @Override
        public boolean accepts(StateStore store) {
            return store instanceof WriteBehindStore<?> found && found.hasLayout(layout);
        }

        @Override
        public WriteBehindStore<T> create(StateStoreProvider provider, String storeName) {
            return provider.stores(storeName, this).get(0);
        }
    }

    private record States<T, V>(Supplier<List<WriteBehindStore<T>>> found, Function<T, V> value)
            implements StreamStates<V> {

        private List<WriteBehindStore<T>> stores() {
            return found.get();
        }

        @Override
        public @Nullable V get(String streamId) {
            for (WriteBehindStore<T> store : stores()) {
                T found = store.stored().get(streamId);
                if (found != null) {
                    return value.apply(found);
                }
            }
            return null;
        }

        @Override
        public void forEach(BiConsumer<String, V> action) {
            for (WriteBehindStore<T> store : stores()) {
                store.stored().forEach((streamId, found) -> action.accept(streamId, value.apply(found)));
            }
        }

        @Override
        public long approximateEntries() {
            return stores().stream()
                    .mapToLong(store -> store.stored().approximateEntries())
                    .sum();
        }

        @Override
        public List<StoreStatus> statuses() {
            return stores().stream().map(WriteBehindStore::status).toList();
        }
    }
}
