package io.pitwall.state;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Bytes;

/**
 * The keys that are deleted but still in the inner store.
 *
 * <p>At once: a key is written by the flush after its release. One commit late: it waits for that flush, for the commit
 * of that flush to be confirmed, and is written by the first flush after. A flush whose commit is never confirmed
 * (the producer failed, the offsets were refused) leaves its keys waiting: a dirty close that flushes once more must
 * not delete rows whose packet never got out.
 *
 * <pre>
 * add -&gt; released --flush--&gt; flushed --confirm--&gt; due --flush--&gt; written
 * </pre>
 */
final class Removals {

    private Batch released = new Batch();
    private Batch flushed = new Batch();
    private Batch due = new Batch();
    private boolean oneCommitLate = true;

    /** Starts anew: one commit late for {@code at_least_once}, at once otherwise. */
    void reset(boolean late) {
        clear();
        oneCommitLate = late;
    }

    boolean areLate() {
        return oneCommitLate;
    }

    void clear() {
        released.clear();
        flushed.clear();
        due.clear();
    }

    boolean contains(Bytes key) {
        return released.keys.contains(key) || flushed.keys.contains(key) || due.keys.contains(key);
    }

    int size() {
        return released.keys.size() + flushed.keys.size() + due.keys.size();
    }

    boolean isEmpty() {
        return released.keys.isEmpty() && flushed.keys.isEmpty() && due.keys.isEmpty();
    }

    void add(Bytes key, String id, long slot) {
        if (!contains(key)) {
            released.keys.add(key);
            if (!StoredEntries.isHead(slot)) {
                released.lastSlots.merge(id, slot, Math::max);
            }
        }
    }

    /** Whether a key is deleted by a release of which it is not known that it is committed. */
    boolean isWaiting(Bytes key) {
        return oneCommitLate && (released.keys.contains(key) || flushed.keys.contains(key));
    }

    void cancel(Bytes key) {
        if (isEmpty()) {
            return;
        }
        released.keys.remove(key);
        flushed.keys.remove(key);
        due.keys.remove(key);
    }

    /** The highest segment of a stream that was deleted and may still be stored, 0 if there is none. */
    long lastSlot(String id) {
        return Math.max(released.lastSlot(id), Math.max(flushed.lastSlot(id), due.lastSlot(id)));
    }

    /** A flush has come: deletes what is due, takes over what was released since the last one. */
    void flush(Consumer<Bytes> delete) {
        if (oneCommitLate) {
            due.drain(delete);
            Batch merged = flushed.and(released);
            released = merged == released ? flushed : released;
            flushed = merged;
        } else {
            released.drain(delete);
        }
    }

    /** Makes room on the heap: deletes what no commit is needed for. */
    void writeWhatNeedNotWait(Consumer<Bytes> delete) {
        if (!oneCommitLate) {
            released.drain(delete);
        }
    }

    /** The commit of the last flush has succeeded. */
    void confirm() {
        Batch merged = due.and(flushed);
        flushed = merged == flushed ? due : flushed;
        due = merged;
    }

    private static final class Batch {
        final Set<Bytes> keys = new LinkedHashSet<>();
        final Map<String, Long> lastSlots = new HashMap<>();

        long lastSlot(String id) {
            return lastSlots.isEmpty() ? 0 : lastSlots.getOrDefault(id, 0L);
        }

        /** One of the two with what is in both; the other one is then empty. */
        Batch and(Batch newer) {
            if (keys.isEmpty()) {
                clear();
                return newer;
            }
            keys.addAll(newer.keys);
            newer.lastSlots.forEach((id, slot) -> lastSlots.merge(id, slot, Math::max));
            newer.clear();
            return this;
        }

        void drain(Consumer<Bytes> delete) {
            keys.forEach(delete);
            clear();
        }

        void clear() {
            keys.clear();
            lastSlots.clear();
        }
    }
}
