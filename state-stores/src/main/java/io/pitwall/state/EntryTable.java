package io.pitwall.state;

import io.pitwall.state.EntryFormat.Index;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/** The inner store as values under (stream id, slot), with the deletions that are still to be written. */
final class EntryTable implements Removals.Target {

    private final InnerEntries entries;
    private final EntryFormat format;
    private final Removals removals = new Removals();

    /** @param store the name for messages */
    EntryTable(InnerEntries entries, String store) {
        this.entries = entries;
        this.format = new EntryFormat(store);
    }

    Removals removals() {
        return removals;
    }

    /** Forgets the deletions that are still to be written, and what is known of the inner store. */
    void clear() {
        removals.clear();
        entries.clear();
    }

    /** Deletes what is due. */
    void flush() {
        removals.flush(this);
    }

    @Override
    public void delete(Bytes key) {
        entries.delete(key);
    }

    @Override
    public void delete(String id, long slot) {
        delete(EntryKeys.of(id, slot, 0));
    }

    /** Whether what lies in a slot that is not inline may be overwritten. */
    boolean mayLose(String id, long slot) {
        return removals.hasNoKeys() || !removals.isWaiting(EntryKeys.of(id, slot, 0));
    }

    /** Whether what lies in a slot that is not inline is deleted. */
    boolean isDeleted(String id, long slot) {
        return !removals.hasNoKeys() && removals.contains(EntryKeys.of(id, slot, 0));
    }

    /** Chunk 0 as the inner store has it, deleted or not. */
    byte @Nullable [] stored(String id, long slot) {
        return entries.get(EntryKeys.of(id, slot, 0));
    }

    @Nullable
    Index indexOf(byte[] stored, String id, long slot) {
        return format.indexOf(stored, id, slot);
    }

    byte[] value(byte[] stored, @Nullable Index index, String id, long slot) {
        if (index == null) {
            return EntryFormat.payloadOfWhole(stored);
        }
        byte[] payload = new byte[index.length()];
        for (int part = 0; part < index.parts(); part++) {
            byte[] chunk = entries.get(EntryKeys.of(id, slot, index.first() + part));
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
                write(EntryKeys.of(id, slot, index.first() + part), format.part(value, from, to));
            }
            writeFirst(id, slot, format.index(index));
        }
        removeParts(id, slot, old);
        return index;
    }

    /** Chunk 0 is not waiting to be deleted under its key where it is inline. */
    private void writeFirst(String id, long slot, byte[] value) {
        Bytes key = EntryKeys.of(id, slot, 0);
        if (RemovedInlines.areFor(slot)) {
            entries.put(key, value);
        } else {
            write(key, value);
        }
    }

    /** Removes what is not inline. Chunk 0 goes first: parts without it are never read. */
    void remove(String id, long slot, @Nullable Index index) {
        removals.add(EntryKeys.of(id, slot, 0), id, slot);
        removeParts(id, slot, index);
    }

    void forEachHead(BiConsumer<String, byte[]> action) {
        Map<String, RemovedInlines> removed = removals.inlinesById();
        entries.forEachHead((id, slot, chunk) -> {
            RemovedInlines inlines = RemovedInlines.areFor(slot) ? removed.get(id) : null;
            boolean isDeleted = RemovedInlines.areFor(slot)
                    ? inlines != null && inlines.contains(slot)
                    : removals.contains(EntryKeys.of(id, slot, 0));
            if (!isDeleted) {
                action.accept(id, value(chunk, format.indexOf(chunk, id, slot), id, slot));
            }
        });
    }

    private void write(Bytes key, byte[] value) {
        removals.cancel(key);
        entries.put(key, value);
    }

    void removeParts(String id, long slot, @Nullable Index index) {
        if (index != null) {
            for (int chunk = index.first(); chunk < index.end(); chunk++) {
                removals.add(EntryKeys.of(id, slot, chunk), id, slot);
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
