package io.pitwall.state;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The inner store under the keys of {@link EntryKeys}. Heads that version 1 wrote are found under the keys that it gave them, and
 * lie under those of now when they have been written again.
 *
 * <p>Whether there are any such the writer finds out once, when it is first of interest: a store without them is not asked
 * twice.
 */
final class InnerEntries {

    /** Where a head begins. */
    @FunctionalInterface
    interface HeadAction {
        void accept(String id, long slot, byte[] chunk);
    }

    private final KeyValueStore<Bytes, byte[]> inner;
    private boolean isLookedFor;
    private boolean hasOlder;

    private InnerEntries(KeyValueStore<Bytes, byte[]> inner, boolean hasOlder) {
        this.inner = inner;
        this.isLookedFor = hasOlder;
        this.hasOlder = hasOlder;
    }

    /** For the thread that writes: none but it changes what is there. */
    static InnerEntries ofWriter(KeyValueStore<Bytes, byte[]> inner) {
        return new InnerEntries(inner, false);
    }

    /** For a query, which asks for an older head each time: finding out whether there are any takes longer. */
    static InnerEntries ofQuery(KeyValueStore<Bytes, byte[]> inner) {
        return new InnerEntries(inner, true);
    }

    /** Forgets what is known of the store: it may be restored anew. */
    void clear() {
        isLookedFor = false;
    }

    byte @Nullable [] get(Bytes key) {
        byte[] found = inner.get(key);
        Bytes older = found == null && hasOlder() ? EntryKeys.older(key) : null;
        return older == null ? found : inner.get(older);
    }

    /** The older one goes behind what takes its place: a crash in between leaves both, of which the newer one is found. */
    void put(Bytes key, byte[] value) {
        inner.put(key, value);
        deleteOlder(key);
    }

    /** The older one first: a crash in between must not bring it back. */
    void delete(Bytes key) {
        deleteOlder(key);
        inner.put(key, null);
    }

    private void deleteOlder(Bytes key) {
        Bytes older = hasOlder() ? EntryKeys.older(key) : null;
        if (older != null && inner.get(older) != null) {
            inner.put(older, null);
        }
    }

    void forEachHead(HeadAction action) {
        try (KeyValueIterator<Bytes, byte[]> heads = inner.range(EntryKeys.HEADS_FROM, EntryKeys.HEADS_TO)) {
            while (heads.hasNext()) {
                var head = heads.next();
                byte[] key = head.key.get();
                action.accept(EntryKeys.id(key), EntryKeys.slot(key), head.value);
            }
        }
        if (hasOlder()) {
            forEachOlderHead(action);
        }
    }

    private void forEachOlderHead(HeadAction action) {
        try (KeyValueIterator<Bytes, byte[]> heads = olderHeads()) {
            while (heads.hasNext()) {
                var head = heads.next();
                byte[] key = head.key.get();
                if (!EntryKeys.startsOlderHead(key)) {
                    continue;
                }
                String id = EntryKeys.id(key);
                long slot = EntryKeys.slot(key);
                if (inner.get(EntryKeys.of(id, slot, 0)) == null) {
                    action.accept(id, slot, head.value);
                }
            }
        }
    }

    private boolean hasOlder() {
        if (!isLookedFor) {
            hasOlder = findsOlder();
            isLookedFor = true;
        }
        return hasOlder;
    }

    private boolean findsOlder() {
        try (KeyValueIterator<Bytes, byte[]> heads = olderHeads()) {
            while (heads.hasNext()) {
                if (EntryKeys.startsOlderHead(heads.next().key.get())) {
                    return true;
                }
            }
            return false;
        }
    }

    private KeyValueIterator<Bytes, byte[]> olderHeads() {
        return inner.range(EntryKeys.OLDER_HEADS_FROM, EntryKeys.OLDER_HEADS_TO);
    }
}
