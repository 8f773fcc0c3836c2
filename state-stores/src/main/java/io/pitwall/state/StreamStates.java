package io.pitwall.state;

import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What the stores of an instance hold for its streams, to be read from any thread: the answer of {@code
 * KafkaStreams.store} to one of {@link PitwallStores}.
 *
 * <p>It is what is stored: as of the last flush before a commit, which the commit may not have followed yet, or as of
 * an eviction since. Live objects are never looked at. Under {@code at_least_once} what was released is still there until
 * one commit later.
 *
 * <p>Every call asks for the stores anew and throws Kafka's {@code InvalidStateStoreException} while they move. Thread
 * safe.
 *
 * @param <V> an immutable value
 */
public interface StreamStates<V> {

    /** What is stored for a stream, null if nothing is. */
    @Nullable
    V get(String streamId);

    /** Every stream of the stores, each once unless it changes meanwhile; no order, no snapshot of all of them. */
    void forEach(BiConsumer<String, V> action);

    /** An estimate by RocksDB of the stored entries, some for each stream. */
    long approximateEntries();

    /** How the stores describe themselves, one for each task. */
    List<StoreStatus> statuses();
}
