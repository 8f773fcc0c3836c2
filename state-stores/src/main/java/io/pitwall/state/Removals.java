package io.pitwall.state;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * The entries that are deleted but still in the inner store.
 *
 * <p>At once: an entry is written by the flush after its release. One commit late: it waits for that flush, for the commit
 * of that flush to be confirmed, and is written by the first flush after. A flush whose commit is never confirmed
 * (the producer failed, the offsets were refused) leaves its entries waiting: a dirty close that flushes once more must
 * not delete rows whose packet never got out.
 *
 * <pre>
 * add -&gt; released --flush--&gt; flushed --confirm--&gt; due --flush--&gt; written
 * </pre>
 *
 * <p>Entries are known by their keys, but for the inline ones, which are noted in the {@link RemovedInlines} of their stream.
 */
final class Removals {

    /** Where deletions are written. */
    interface Target {

        void delete(Bytes key);

        void delete(String id, long slot);
    }

    private Batch released = new Batch();
    private Batch flushed = new Batch();
    private Batch due = new Batch();
    private boolean oneCommitLate = true;

    /** Flushes are numbered from 1 on. */
    private long nextFlush = 1;

    private long lastFlush;
    private long lastCommitted;

    private int inlineCount;

    /** Of streams that are not live any more. */
    private final Map<String, RemovedInlines> left = new HashMap<>();

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
        left.clear();
        inlineCount = 0;
    }

    boolean contains(Bytes key) {
        return released.keys.contains(key) || flushed.keys.contains(key) || due.keys.contains(key);
    }

    int size() {
        return inlineCount + released.keys.size() + flushed.keys.size() + due.keys.size();
    }

    /** Whether no entry is waiting under its key. */
    boolean hasNoKeys() {
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
        if (hasNoKeys()) {
            return;
        }
        released.keys.remove(key);
        flushed.keys.remove(key);
        due.keys.remove(key);
    }

    void add(RemovedInlines inlines, long slot) {
        if (!inlines.contains(slot)) {
            inlines.add(slot, nextFlush);
            inlineCount++;
            released.inlines.add(inlines);
        }
    }

    boolean isWaiting(RemovedInlines inlines, long slot) {
        return oneCommitLate && inlines.contains(slot) && inlines.since(slot) > lastCommitted;
    }

    void cancel(RemovedInlines inlines, long slot) {
        if (inlines.contains(slot)) {
            inlines.cancel(slot);
            inlineCount--;
        }
    }

    /** A stream is not live any more; what it has deleted waits on. */
    void leave(RemovedInlines inlines) {
        if (!inlines.isEmpty()) {
            left.put(inlines.id, inlines);
        }
    }

    /** What a stream had deleted when it was live before, null if that is not known to be anything. */
    @Nullable
    RemovedInlines found(String id) {
        return left.isEmpty() ? null : left.get(id);
    }

    /** All of them; takes a look at each. */
    Map<String, RemovedInlines> inlinesById() {
        Map<String, RemovedInlines> byId = new HashMap<>();
        for (Batch batch : List.of(released, flushed, due)) {
            batch.inlines.forEach(inlines -> byId.put(inlines.id, inlines));
        }
        return byId;
    }

    /** The highest segment of a stream that was deleted and may still be stored, 0 if there is none. */
    long lastSlot(String id) {
        return Math.max(released.lastSlot(id), Math.max(flushed.lastSlot(id), due.lastSlot(id)));
    }

    /** A flush has come: deletes what is due, takes over what was released since the last one. */
    void flush(Target target) {
        lastFlush = nextFlush++;
        if (oneCommitLate) {
            drain(due, lastCommitted, target);
            Batch merged = flushed.and(released);
            released = merged == released ? flushed : released;
            flushed = merged;
        } else {
            drain(released, lastFlush, target);
        }
    }

    /** Makes room on the heap: deletes what no commit is needed for. */
    void writeWhatNeedNotWait(Target target) {
        if (!oneCommitLate) {
            drain(released, nextFlush, target);
        }
    }

    /** The commit of the last flush has succeeded. */
    void confirm() {
        lastCommitted = lastFlush;
        Batch merged = due.and(flushed);
        flushed = merged == flushed ? due : flushed;
        due = merged;
    }

    /** Inline entries go before the keys, among which are the chunks that one may have. */
    private void drain(Batch batch, long lastReleased, Target target) {
        for (RemovedInlines inlines : batch.inlines) {
            drain(inlines, StoredEntries.INLINE, lastReleased, target);
            drain(inlines, StoredEntries.OTHER_INLINE, lastReleased, target);
            if (inlines.isEmpty() && !left.isEmpty()) {
                left.remove(inlines.id, inlines);
            }
        }
        batch.keys.forEach(target::delete);
        batch.clear();
    }

    private void drain(RemovedInlines inlines, long slot, long lastReleased, Target target) {
        if (inlines.since(slot) <= lastReleased) {
            target.delete(inlines.id, slot);
            cancel(inlines, slot);
        }
    }

    private static final class Batch {
        final Set<Bytes> keys = new LinkedHashSet<>();
        final Map<String, Long> lastSlots = new HashMap<>();

        /** A stream is here for each inline entry that it deleted; what has become of that, it says itself. */
        final List<RemovedInlines> inlines = new ArrayList<>();

        long lastSlot(String id) {
            return lastSlots.isEmpty() ? 0 : lastSlots.getOrDefault(id, 0L);
        }

        /** One of the two with what is in both; the other one is then empty. */
        Batch and(Batch newer) {
            if (keys.isEmpty() && inlines.isEmpty()) {
                clear();
                return newer;
            }
            keys.addAll(newer.keys);
            newer.lastSlots.forEach((id, slot) -> lastSlots.merge(id, slot, Math::max));
            inlines.addAll(newer.inlines);
            newer.clear();
            return this;
        }

        void clear() {
            keys.clear();
            lastSlots.clear();
            inlines.clear();
        }
    }
}
