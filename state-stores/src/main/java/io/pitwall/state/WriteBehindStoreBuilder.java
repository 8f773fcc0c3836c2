package io.pitwall.state;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * What a {@link WriteBehindStore} is made of: a name, a layout, a heap budget, and the settings of its changelog.
 *
 * <p>To be handed to {@code StreamsBuilder.addStateStore} or {@code Topology.addStateStore}; the inner store is an
 * ordinary persistent key-value store under the same name. Kafka's own cache is refused: the live objects are the cache.
 *
 * @param <T> the live object
 */
public final class WriteBehindStoreBuilder<T> implements StoreBuilder<WriteBehindStore<T>> {

    /** The heap budget of one store of one task unless told otherwise: {@value} bytes. */
    public static final long DEFAULT_HEAP_BUDGET_BYTES = 64L * 1024 * 1024;

    private final StoreBuilder<KeyValueStore<Bytes, byte[]>> inner;
    private final Supplier<StateLayout<T>> layout;
    private long heapBudgetBytes = DEFAULT_HEAP_BUDGET_BYTES;

    WriteBehindStoreBuilder(String name, Supplier<StateLayout<T>> layout) {
        this.inner = Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(requireNonNull(name, "name")),
                        Serdes.Bytes(),
                        Serdes.ByteArray())
                .withCachingDisabled();
        this.layout = requireNonNull(layout, "layout");
    }

    /** Sets how much live objects may weigh, in bytes, per store and task; the rest is written out between records. */
    public WriteBehindStoreBuilder<T> withHeapBudget(long bytes) {
        if (bytes <= 0) {
            throw new IllegalArgumentException("heap budget must be positive, but it's " + bytes);
        }
        heapBudgetBytes = bytes;
        return this;
    }

    /** Sets topic settings of the changelog; logging is on without this. */
    @Override
    public WriteBehindStoreBuilder<T> withLoggingEnabled(Map<String, String> config) {
        inner.withLoggingEnabled(config);
        return this;
    }

    /** Turns the changelog off: state then survives a restart on the same disk only. */
    @Override
    public WriteBehindStoreBuilder<T> withLoggingDisabled() {
        inner.withLoggingDisabled();
        return this;
    }

    /**
     * Refused.
     *
     * @throws UnsupportedOperationException always
     */
    @Override
    public WriteBehindStoreBuilder<T> withCachingEnabled() {
        throw new UnsupportedOperationException(
                "Store " + name() + ": a write-behind store is its own cache, see withHeapBudget");
    }

    @Override
    public WriteBehindStoreBuilder<T> withCachingDisabled() {
        return this;
    }

    @Override
    public WriteBehindStore<T> build() {
        return new WriteBehindStore<>(inner.build(), layout.get(), heapBudgetBytes);
    }

    @Override
    public Map<String, String> logConfig() {
        return inner.logConfig();
    }

    @Override
    public boolean loggingEnabled() {
        return inner.loggingEnabled();
    }

    @Override
    public String name() {
        return inner.name();
    }
}
