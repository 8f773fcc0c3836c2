package io.pitwall.state;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.pitwall.serdes.fragments.Held;
import io.pitwall.serdes.fragments.HeldStream;
import io.pitwall.serdes.fragments.HeldStreams;
import io.pitwall.serdes.fragments.PartialMessage;
import io.pitwall.serdes.fragments.PartitionKey;
import io.pitwall.serdes.fragments.RawRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * What the streams of one partition hold of fragments, kept over crashes by a {@link WriteBehindStore}.
 *
 * <p>Everything that is held is on the heap, within the limits of the joiner that uses it, and is never written out to make
 * room; looking for what a key holds asks no store. A message that begins and is complete between two commits is never
 * written.
 *
 * <p>For one task: all records are of one partition, and their keys are UTF-8. Belongs to the stream thread.
 */
public final class FragmentStore implements HeldStreams {

    private final WriteBehindStore<StoredHeldStream> store;
    private final Map<PartitionKey, HeldStream> held = new HashMap<>();

    /** Goes on with what the store has; to be made when the task starts. */
    public FragmentStore(WriteBehindStore<StoredHeldStream> store) {
        this.store = requireNonNull(store, "store");
        List<String> ids = new ArrayList<>();
        store.forEachHead((id, head) -> ids.add(id));
        ids.forEach(this::restore);
    }

    /** The builder of the store for a topic. What is live is never evicted: nobody says that it is between records. */
    public static WriteBehindStoreBuilder<StoredHeldStream> builder(String name, String topic) {
        return WriteBehindStore.builder(name, () -> new HeldStreamLayout(topic));
    }

    /** True when nothing is held: a field, asked for every record. */
    public boolean isEmpty() {
        return held.isEmpty();
    }

    private void restore(String id) {
        HeldStream stream = requireNonNull(store.get(id), "a stream that has a head").stream();
        if (stream.isEmpty()) {
            store.remove(id);
        } else {
            held.put(partitionKey(stream), stream);
        }
    }

    /** An incomplete message comes first in every stream. */
    private static PartitionKey partitionKey(HeldStream stream) {
        Held first = stream.inOrder().iterator().next();
        RawRecord record = first instanceof PartialMessage message ? message.first() : first.record();
        return new PartitionKey(record.position().partition(), Bytes.wrap(record.key()));
    }

    @Override
    public @Nullable HeldStream get(PartitionKey key) {
        return held.get(key);
    }

    @Override
    public void put(PartitionKey key, HeldStream stream) {
        String id = streamId(key);
        if (held.put(key, stream) == null) {
            // It asks for what was there before: nothing, but the store wants to know.
            store.get(id);
            store.put(id, new StoredHeldStream(stream));
        } else {
            store.changed(id);
        }
    }

    @Override
    public void remove(PartitionKey key) {
        if (held.remove(key) != null) {
            store.remove(streamId(key));
        }
    }

    @Override
    public void forEach(BiConsumer<PartitionKey, HeldStream> action) {
        held.forEach(action);
    }

    private static String streamId(PartitionKey key) {
        return new String(requireNonNull(key.key(), "key").get(), UTF_8);
    }
}
