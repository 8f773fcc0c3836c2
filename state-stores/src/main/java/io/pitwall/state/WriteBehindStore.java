package io.pitwall.state;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.internals.WrappedStateStore;
import org.jspecify.annotations.Nullable;

/**
 * A state store of live objects, one per stream, written to RocksDB and its changelog just before each commit.
 *
 * <p>Between two commits an object is changed in place and nothing is serialized. What was added and removed between
 * two commits is never written, but for what a layout leaves behind under {@code at_least_once}. What is open at the commit is saved by its {@link StateLayout} and stays live.
 *
 * <p><b>When.</b> Kafka Streams 4.3.1 calls {@link #flushCache} before it flushes the producer and commits, in the
 * order of the topology, so that Kafka's caches further up have forwarded what they held. {@link #commit} comes after
 * the commit: writing there would lose or double rows.
 * {@link #clearCache} (the task becomes a standby), {@link #close} and {@link #init} (instances are revived, and
 * restored after {@code init}) drop every live object and every deletion not yet written.
 *
 * <p><b>A dirty close flushes too</b>, so that the state may hold objects as they were when a record failed, ahead of the
 * committed input. Under {@code exactly_once_v2} the transaction is aborted and the local state wiped. Under
 * {@code at_least_once} the records since the last commit come again and are added twice; deletions are not among
 * what is written, unless their release was committed before.
 *
 * <p><b>Deletions</b> go with the flush under {@code exactly_once_v2}. Under {@code at_least_once} they go with the first
 * flush after the release is known to be committed: a crash doubles rows and does not lose them. This
 * holds for a clean close as well: the store cannot tell whether the commit before it succeeded (a shutdown whose commit
 * failed calls the same methods), nor write behind the last flush of the producer without overtaking the next owner
 * of the partition. Packets released in the last commit interval may then come again.
 *
 * <p>This is the one class that rests on internals of Kafka Streams, but for a name in a signature that {@link
 * PitwallStores} needs; {@code WriteBehindContractTest} pins what it needs. It is no {@code KeyValueStore}, so {@code
 * context.getStateStore(name)} returns it as it is. Not thread safe: it belongs to the stream thread, but for
 * {@link #status}; queries read the inner store, see {@link StreamStates}.
 *
 * @param <T> the live object
 */
public final class WriteBehindStore<T> extends WrappedStateStore<KeyValueStore<Bytes, byte[]>, String, T> {

    private final StateLayout<T> layout;
    private final @Nullable HeapBudget ownBudget;
    private final StreamObjects<T> objects;
    private final StoredReader<T> stored;
    private HeapBudget.Share heap;
    private @Nullable CommitGate gate;
    private @Nullable Runnable beforeFlush;
    private volatile StoreStatus status = StoreStatus.NONE;
    private @Nullable StoreGauges gauges;

    /**
     * @param ownBudget in place of the one in the configuration
     * @param clockMs wall clock in ms since the Unix epoch, for {@link #status} only
     */
    WriteBehindStore(
            KeyValueStore<Bytes, byte[]> inner,
            StateLayout<T> layout,
            @Nullable HeapBudget ownBudget,
            LongSupplier clockMs) {
        super(inner);
        this.layout = requireNonNull(layout, "layout");
        this.ownBudget = ownBudget;
        this.objects = new StreamObjects<>(inner, layout, clockMs);
        this.stored = new StoredReader<>(inner, layout);
        this.heap = HeapBudget.ofBytes(HeapBudget.DEFAULT_STORE_BYTES).newShare();
    }

    /**
     * The builder of a store.
     *
     * @param layout called once per task; a layout without fields may be shared
     */
    public static <T> WriteBehindStoreBuilder<T> builder(String name, Supplier<StateLayout<T>> layout) {
        return new WriteBehindStoreBuilder<>(name, layout);
    }

    /** The object of a stream, loaded if it is not live; null if the stream has none. */
    public @Nullable T get(String streamId) {
        return objects.get(streamId);
    }

    /**
     * Makes an object the live one of its stream, to be written by the next flush.
     *
     * <p>To be called when {@link #get} has found none. Otherwise it takes over the stored entries of its predecessor
     * without a call of the layout, which suits objects that are all head; others need a {@link #remove} first.
     */
    public void put(String streamId, T object) {
        objects.put(streamId, requireNonNull(object, "object"));
    }

    /**
     * Notes that the live object of a stream was changed; to be called after the change.
     *
     * @throws IllegalStateException if the stream has no live object
     */
    public void changed(String streamId) {
        objects.changed(streamId);
    }

    /** Removes the object of a stream and all it has stored; nothing happens if there is none. */
    public void remove(String streamId) {
        if (deletesLate()) {
            // A layout may write what it leaves behind for one commit.
            stored.write(() -> objects.remove(streamId));
        } else {
            objects.remove(streamId);
        }
    }

    /**
     * Says that no live object is in anyone's hands: if they weigh more than the {@link HeapBudget} gives this store, the
     * least recently used are written out and dropped. The only place where that happens; costs a comparison otherwise.
     */
    public void betweenRecords() {
        if (!heap.covers(objects.weightBytes())) {
            makeRoom();
        }
    }

    private void makeRoom() {
        long limit = heap.ask(objects.weightBytes());
        if (objects.weightBytes() > limit) {
            stored.write(() -> objects.shrinkTo(limit));
            heap.ask(objects.weightBytes());
        }
    }

    /**
     * Every stream id with each head stored for it, in one scan: what was written by the last flush (or eviction) and is
     * not deleted. Live objects are not consulted; for rebuilding deadlines when a processor starts.
     *
     * @throws ProcessorStateException if a head cannot be read, be it {@code action} that says so
     */
    public void forEachHead(BiConsumer<String, byte[]> action) {
        objects.forEachHead(action);
    }

    /** What is written, for other threads. */
    StoredReader<T> stored() {
        return stored;
    }

    boolean hasLayout(Class<? extends StateLayout<?>> type) {
        return type.isInstance(layout);
    }

    /** What the last flush found, before it wrote; from any thread. */
    public StoreStatus status() {
        return status;
    }

    /** Whether deletions are written one commit after the release: under {@code at_least_once}. */
    public boolean deletesLate() {
        return objects.removals().areLate();
    }

    /** How many objects are live. */
    public int liveCount() {
        return objects.liveCount();
    }

    /** How many live objects the next flush will save. */
    public int dirtyCount() {
        return objects.dirtyCount();
    }

    /** How many stored entries are deleted and still there. */
    int waitingRemovals() {
        return objects.removals().size();
    }

    /** What the live objects weigh, in bytes as told by the layout, with {@value LiveEntry#OVERHEAD_BYTES} for each. */
    public long liveBytes() {
        return objects.weightBytes();
    }

    /** How many rows the live objects hold back. */
    long heldRows() {
        return objects.heldRows();
    }

    /** Initializes the inner store under the root it is given; starts without live objects. */
    @Override
    public void init(StateStoreContext context, StateStore root) {
        drop();
        beforeFlush = null;
        Object guarantee = context.appConfigs().get(StreamsConfig.PROCESSING_GUARANTEE_CONFIG);
        objects.removals().reset(!StreamsConfig.EXACTLY_ONCE_V2.equals(guarantee));
        heap = (ownBudget != null ? ownBudget : HeapBudget.foundIn(context.appConfigs())).newShare();
        super.init(context, root);
        gauges = new StoreGauges(context, name(), () -> status);
        gate = CommitGate.foundIn(context.appConfigs());
        if (gate != null) {
            gate.restore(name(), innermost()::put);
        }
    }

    /** RocksDB itself, where a restore writes. */
    @SuppressWarnings("unchecked")
    private KeyValueStore<Bytes, byte[]> innermost() {
        StateStore store = wrapped();
        while (store instanceof WrappedStateStore<?, ?, ?> wrapper) {
            store = wrapper.wrapped();
        }
        return (KeyValueStore<Bytes, byte[]>) store;
    }

    /**
     * Has this called at the start of each {@link #flushCache}, on the stream thread: as a rule a commit follows, but not
     * behind a dirty close. It must not change what any store holds. Forgotten by {@link #init}.
     */
    public void beforeFlush(Runnable action) {
        beforeFlush = requireNonNull(action, "action");
    }

    /** Writes what changed since the last flush. Forwards nothing and touches no other store. */
    @Override
    public void flushCache() {
        if (gate != null && gate.isClosed()) {
            return;
        }
        if (beforeFlush != null) {
            beforeFlush.run();
        }
        status = objects.status();
        stored.write(objects::flush);
        heap.ask(objects.weightBytes());
        super.flushCache();
    }

    /**
     * Hears that the commit of the last flush is done, and hands it on. Writes nothing.
     *
     * @throws IllegalStateException if objects changed after that flush: their input is committed and they are not
     */
    @Override
    public void commit(Map<TopicPartition, Long> changelogOffsets) {
        if (gate != null && gate.isClosed()) {
            return;
        }
        super.commit(changelogOffsets);
        objects.removals().confirm();
        if (!objects.isFlushed()) {
            throw new IllegalStateException("Store " + name() + " was changed between the flush and the commit: by a"
                    + " processor's close(), or behind a Kafka cache that is flushed after this store");
        }
    }

    /** Drops all live objects and every deletion not yet written. */
    @Override
    public void clearCache() {
        drop();
        super.clearCache();
    }

    /** Drops all live objects and every deletion not yet written, and closes the inner store. May be called twice. */
    @Override
    public void close() {
        drop();
        if (gauges != null) {
            gauges.close();
            gauges = null;
        }
        super.close();
    }

    private void drop() {
        objects.drop();
        heap.giveAllBack();
    }
}
