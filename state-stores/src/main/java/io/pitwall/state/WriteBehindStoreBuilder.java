package io.pitwall.state;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link WriteBehindStore} is made of: a name, a layout, and the settings of its changelog.
 *
 * <p>To be handed to {@code StreamsBuilder.addStateStore} or {@code Topology.addStateStore}; the inner store is an
 * ordinary persistent key-value store under the same name. Kafka's own cache is refused: the live objects are the cache.
 *
 * @param <T> the live object
 */
public final class WriteBehindStoreBuilder<T> implements StoreBuilder<WriteBehindStore<T>> {

    private final StoreBuilder<KeyValueStore<Bytes, byte[]>> inner;
    private final Supplier<StateLayout<T>> layout;
    private @Nullable HeapBudget ownBudget;

    WriteBehindStoreBuilder(String name, Supplier<StateLayout<T>> layout) {
        this.inner = Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(requireNonNull(name, "name")),
                        Serdes.Bytes(),
                        Serdes.ByteArray())
                .withCachingDisabled();
        this.layout = requireNonNull(layout, "layout");
    }

    /** Sets what the live objects draw from, in place of the {@link HeapBudget} of the whole application. */
    public WriteBehindStoreBuilder<T> withHeapBudget(HeapBudget budget) {
        ownBudget = requireNonNull(budget, "budget");
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
        return new WriteBehindStore<>(inner.build(), layout.get(), ownBudget, System::currentTimeMillis);
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
