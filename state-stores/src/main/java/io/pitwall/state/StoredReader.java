package io.pitwall.state;

import java.util.concurrent.locks.StampedLock;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a store has written, from any thread, beside the stream thread that writes.
 *
 * <p>A stream has several entries, so what is read is only right if nothing was written meanwhile. The stream thread
 * is held up only when a reader has failed a few times, and then for one stream.
 */
final class StoredReader<T> {

    private static final int OPTIMISTIC_TRIES = 3;

    private final KeyValueStore<Bytes, byte[]> inner;
    private final StateLayout<T> layout;
    private final StampedLock lock = new StampedLock();

    StoredReader(KeyValueStore<Bytes, byte[]> inner, StateLayout<T> layout) {
        this.inner = inner;
        this.layout = layout;
    }

    /** The stream thread writes. */
    void write(Runnable writing) {
        long stamp = lock.writeLock();
        try {
            writing.run();
        } finally {
            lock.unlockWrite(stamp);
        }
    }

    @Nullable
    T get(String streamId) {
        return consistently(() -> load(streamId));
    }

    void forEach(BiConsumer<String, T> action) {
        InnerEntries entries = InnerEntries.ofQuery(inner);
        entries.forEachHead((streamId, slot, chunk) -> {
            T found = isFirstHead(entries, streamId, slot) ? get(streamId) : null;
            if (found != null) {
                action.accept(streamId, found);
            }
        });
    }

    /** A stream with several heads is met at each of them. */
    private static boolean isFirstHead(InnerEntries entries, String streamId, long slot) {
        return slot == StoredEntries.HEAD
                || (entries.get(EntryKeys.of(streamId, StoredEntries.HEAD, 0)) == null
                        && (slot == StoredEntries.OTHER_INLINE
                                || entries.get(EntryKeys.of(streamId, StoredEntries.OTHER_INLINE, 0)) == null));
    }

    long approximateEntries() {
        return inner.approximateNumEntries();
    }

    private @Nullable T load(String streamId) {
        // A table of its own: nothing of the stream thread's is looked at.
        try {
            return layout.load(new StreamEntries(streamId, new EntryTable(InnerEntries.ofQuery(inner), inner.name())));
        } catch (UnreadableStateException e) {
            throw e.in(inner.name(), streamId);
        }
    }

    private <R> @Nullable R consistently(Supplier<@Nullable R> reading) {
        for (int tries = 0; tries < OPTIMISTIC_TRIES; tries++) {
            long stamp = lock.tryOptimisticRead();
            try {
                R read = reading.get();
                if (lock.validate(stamp)) {
                    return read;
                }
            } catch (RuntimeException e) {
                // Half of the old and half of the new may look corrupt.
                if (lock.validate(stamp)) {
                    throw e;
                }
            }
        }
        long stamp = lock.readLock();
        try {
            return reading.get();
        } finally {
            lock.unlockRead(stamp);
        }
    }
}
