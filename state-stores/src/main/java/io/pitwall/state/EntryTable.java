package io.pitwall.state;

import io.pitwall.state.EntryFormat.Index;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The inner store as values under (stream id, slot), with the deletions that are still to be written. */
final class EntryTable implements Removals.Target {

    private final KeyValueStore<Bytes, byte[]> inner;
    private final EntryFormat format;
    private final Removals removals = new Removals();

    EntryTable(KeyValueStore<Bytes, byte[]> inner) {
        this.inner = inner;
        this.format = new EntryFormat(inner.name());
    }

    Removals removals() {
        return removals;
    }

    /** Deletes what is due. */
    void flush() {
        removals.flush(this);
    }

    @Override
    public void delete(Bytes key) {
        inner.put(key, null);
    }

    @Override
    public void delete(String id, long slot) {
        delete(format.key(id, slot, 0));
    }

    /** Whether what lies in a slot that is not inline may be overwritten. */
    boolean mayLose(String id, long slot) {
        return removals.hasNoKeys() || !removals.isWaiting(format.key(id, slot, 0));
    }

    /** Whether what lies in a slot that is not inline is deleted. */
    boolean isDeleted(String id, long slot) {
        return !removals.hasNoKeys() && removals.contains(format.key(id, slot, 0));
    }

    /** Chunk 0 as the inner store has it, deleted or not. */
    byte @Nullable [] stored(String id, long slot) {
        return inner.get(format.key(id, slot, 0));
    }

    @Nullable
    Index indexOf(byte[] stored, String id, long slot) {
        return format.indexOf(stored, id, slot);
    }

    byte[] value(byte[] stored, @Nullable Index index, String id, long slot) {
        if (index == null) {
            return format.payloadOfWhole(stored);
        }
        byte[] payload = new byte[index.length()];
        for (int part = 0; part < index.parts(); part++) {
            byte[] chunk = inner.get(format.key(id, slot, index.first() + part));
            format.copyPart(chunk, payload, part * StoredEntries.CHUNK_BYTES, id, slot);
        }
        return payload;
    }

    /** Writes a value beside the old one's chunks, then chunk 0, then gives the old chunks up; tells where it lies. */
    @Nullable
    Index write(String id, long slot, byte[] value, @Nullable Index old) {
        Index index = null;
        if (value.length <= StoredEntries.CHUNK_BYTES) {
            writeFirst(id, slot, format.whole(value));
        } else {
            index = beside(old, value.length);
            for (int part = 0; part < index.parts(); part++) {
                int from = part * StoredEntries.CHUNK_BYTES;
                int to = Math.min(value.length, from + StoredEntries.CHUNK_BYTES);
                write(format.key(id, slot, index.first() + part), format.part(value, from, to));
            }
            writeFirst(id, slot, format.index(index));
        }
        removeParts(id, slot, old);
        return index;
    }

    /** Chunk 0 is not waiting to be deleted under its key where it is inline. */
    private void writeFirst(String id, long slot, byte[] value) {
        Bytes key = format.key(id, slot, 0);
        if (RemovedInlines.areFor(slot)) {
            inner.put(key, value);
        } else {
            write(key, value);
        }
    }

    /** Removes what is not inline. Chunk 0 goes first: parts without it are never read. */
    void remove(String id, long slot, @Nullable Index index) {
        removals.add(format.key(id, slot, 0), id, slot);
        removeParts(id, slot, index);
    }

    void forEachHead(BiConsumer<String, byte[]> action) {
        Map<String, RemovedInlines> removed = removals.inlinesById();
        try (KeyValueIterator<Bytes, byte[]> heads = inner.range(EntryFormat.HEADS_FROM, EntryFormat.HEADS_TO)) {
            while (heads.hasNext()) {
                var entry = heads.next();
                if (!format.startsValue(entry.key.get()) || removals.contains(entry.key)) {
                    continue;
                }
                String id = format.id(entry.key.get());
                long slot = format.slot(entry.key.get());
                RemovedInlines inlines = removed.get(id);
                if (!RemovedInlines.areFor(slot) || inlines == null || !inlines.contains(slot)) {
                    Index index = format.indexOf(entry.value, id, slot);
                    action.accept(id, value(entry.value, index, id, slot));
                }
            }
        }
    }

    private void write(Bytes key, byte[] value) {
        removals.cancel(key);
        inner.put(key, value);
    }

    void removeParts(String id, long slot, @Nullable Index index) {
        if (index != null) {
            for (int chunk = index.first(); chunk < index.end(); chunk++) {
                removals.add(format.key(id, slot, chunk), id, slot);
            }
        }
    }

    private static Index beside(@Nullable Index old, int length) {
        int parts = EntryFormat.partsOf(length);
        if (old == null || 1 + parts <= old.first()) {
            return new Index(1, parts, length);
        }
        return new Index(old.end(), parts, length);
    }
}
