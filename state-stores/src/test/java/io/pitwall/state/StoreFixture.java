package io.pitwall.state;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.api.MockProcessorContext;

/** A store on a {@link LoggedMap}, driven as Kafka Streams would. */
final class StoreFixture<T> {

    final LoggedMap inner;
    final WriteBehindStore<T> store;
    long nowMs;

    StoreFixture(LoggedMap inner, StateLayout<T> layout, String guarantee, long heapBudgetBytes) {
        this(inner, layout, guarantee, HeapBudget.ofBytes(heapBudgetBytes));
    }

    StoreFixture(LoggedMap inner, StateLayout<T> layout, String guarantee, HeapBudget budget) {
        this.inner = inner;
        this.store = new WriteBehindStore<>(inner, layout, budget, () -> nowMs);
        init(guarantee);
    }

    static <T> StoreFixture<T> exactlyOnce(StateLayout<T> layout) {
        return new StoreFixture<>(new LoggedMap(), layout, StreamsConfig.EXACTLY_ONCE_V2, Long.MAX_VALUE);
    }

    static <T> StoreFixture<T> atLeastOnce(StateLayout<T> layout) {
        return new StoreFixture<>(new LoggedMap(), layout, StreamsConfig.AT_LEAST_ONCE, Long.MAX_VALUE);
    }

    void init(String guarantee) {
        Properties config = new Properties();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, "app");
        config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
        config.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, guarantee);
        store.init(new MockProcessorContext<Void, Void>(config).getStateStoreContext(), store);
    }

    /** The object of a stream that has one. */
    T object(String id) {
        return requireNonNull(store.get(id), id);
    }

    /** A whole commit that succeeds. */
    void commit() {
        store.flushCache();
        store.commit(Map.of());
    }

    /** How many records the changelog gets from an action. */
    int written(Runnable action) {
        int before = inner.changelog.size();
        action.run();
        return inner.changelog.size() - before;
    }
}
