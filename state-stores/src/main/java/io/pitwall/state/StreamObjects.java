package io.pitwall.state;

import static java.util.Objects.requireNonNull;

import java.util.OptionalLong;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The objects of streams, live or stored: loads one when it is asked for, saves those that changed when it is told to.
 * {@link WriteBehindStore} says when. Not thread safe.
 */
final class StreamObjects<T> implements LiveObjects.Saver<T> {

    private final String storeName;
    private final StateLayout<T> layout;
    private final EntryTable table;
    private final LiveObjects<T> live = new LiveObjects<>();
    private final LongSupplier clockMs;
    private long firstChangeMs;

    /** What the last miss learnt; saves {@link #put} a look-up. */
    private @Nullable LiveEntry<T> missed;

    /** @param clockMs wall clock in ms since the Unix epoch, for {@link #status} only */
    StreamObjects(KeyValueStore<Bytes, byte[]> inner, StateLayout<T> layout, LongSupplier clockMs) {
        this.storeName = inner.name();
        this.layout = layout;
        this.table = new EntryTable(InnerEntries.ofWriter(inner), inner.name());
        this.clockMs = clockMs;
    }

    @Nullable
    T get(String streamId) {
        LiveEntry<T> entry = live.find(streamId);
        return entry != null ? entry.object : load(streamId);
    }

    void put(String streamId, T object) {
        LiveEntry<T> entry = live.find(streamId);
        if (entry == null) {
            entry = missed != null && missed.id.equals(streamId) ? missed : entry(streamId);
            missed = null;
            live.add(entry);
        }
        live.set(entry, object, layout.weightBytes(object), layout.heldRows(object));
        touch(entry);
    }

    /** @throws IllegalStateException if the stream has no live object */
    void changed(String streamId) {
        LiveEntry<T> entry = live.find(streamId);
        T object = entry == null ? null : entry.object;
        if (entry == null || object == null) {
            throw new IllegalStateException("Store " + storeName + " has no live object of stream " + streamId);
        }
        live.weigh(entry, layout.weightBytes(object), layout.heldRows(object));
        touch(entry);
    }

    void remove(String streamId) {
        T object = get(streamId);
        LiveEntry<T> entry = object == null ? null : live.find(streamId);
        if (object != null && entry != null) {
            if (table.removals().areLate() || !entry.stored.isEmpty()) {
                layout.remove(object, entry.stored);
                entry.stored.allDeleted();
            }
            touch(entry);
            live.markRemoved(entry);
        }
    }

    /** Every stream id with each head that is stored and not deleted. */
    void forEachHead(BiConsumer<String, byte[]> action) {
        table.forEachHead((streamId, head) -> {
            try {
                action.accept(streamId, head);
            } catch (UnreadableStateException e) {
                throw e.in(storeName, streamId);
            }
        });
    }

    long weightBytes() {
        return live.weightBytes();
    }

    long heldRows() {
        return live.heldRows();
    }

    int liveCount() {
        return live.count();
    }

    int dirtyCount() {
        return live.dirtyCount();
    }

    boolean isFlushed() {
        return live.isFlushed();
    }

    Removals removals() {
        return table.removals();
    }

    /** What a flush would find now. */
    StoreStatus status() {
        OptionalLong oldestChange = live.isFlushed() ? OptionalLong.empty() : OptionalLong.of(firstChangeMs);
        return new StoreStatus(live.count(), live.weightBytes(), live.heldRows(), live.dirtyCount(), oldestChange);
    }

    /** Writes what changed, and the deletions that are due. */
    void flush() {
        live.flush(this);
        table.flush();
    }

    /** Writes out and drops the least recently used until the rest weighs no more than this. */
    void shrinkTo(long maxBytes) {
        live.shrinkTo(maxBytes, this);
        table.removals().writeWhatNeedNotWait(table);
    }

    /** Drops all live objects and every deletion not yet written. */
    void drop() {
        live.clear();
        missed = null;
        table.clear();
    }

    private void touch(LiveEntry<T> entry) {
        if (live.isFlushed()) {
            firstChangeMs = clockMs.getAsLong();
        }
        live.touch(entry);
    }

    private @Nullable T load(String streamId) {
        LiveEntry<T> entry = entry(streamId);
        T object;
        try {
            object = layout.load(entry.stored);
        } catch (UnreadableStateException e) {
            throw e.in(storeName, streamId);
        }
        entry.stored.allKnown();
        if (object == null) {
            missed = entry;
            return null;
        }
        live.add(entry);
        live.set(entry, object, layout.weightBytes(object), layout.heldRows(object));
        return object;
    }

    @Override
    public void save(LiveEntry<T> entry) {
        T object = requireNonNull(entry.object);
        layout.save(object, entry.stored);
        live.weigh(entry, layout.weightBytes(object), layout.heldRows(object));
    }

    private LiveEntry<T> entry(String streamId) {
        return new LiveEntry<>(streamId, new StreamEntries(streamId, table));
    }
}
