package io.pitwall.state;

import java.util.ArrayList;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;

/**
 * The live objects of a store: by stream id, in order of use, with their weight and what the next flush must look at.
 *
 * <p>Finding an entry is one hash look-up and allocates nothing; so does marking it. No call looks at entries that
 * nobody touched.
 */
final class LiveObjects<T> {

    /** Writes a live object to the store. */
    interface Saver<T> {

        void save(LiveEntry<T> entry);
    }

    private final HashMap<String, LiveEntry<T>> entries = new HashMap<>();
    private final UseOrder<T> order = new UseOrder<>();
    private final ArrayList<LiveEntry<T>> pending = new ArrayList<>();
    private int removed;
    private long weightBytes;
    private long heldRows;

    /** What was found last, and the very object it was asked with: the next call is mostly for the same record. */
    private @Nullable String lastId;

    private @Nullable LiveEntry<T> lastEntry;

    @SuppressWarnings("ReferenceEquality") // the same record's key again; any other is looked up
    @Nullable
    LiveEntry<T> find(String id) {
        if (id == lastId) {
            return lastEntry;
        }
        LiveEntry<T> entry = entries.get(id);
        if (entry != null) {
            order.use(entry);
            lastId = id;
            lastEntry = entry;
        }
        return entry;
    }

    void add(LiveEntry<T> entry) {
        entries.put(entry.id, entry);
        order.use(entry);
        weigh(entry, 0, 0);
        lastId = entry.id;
        lastEntry = entry;
    }

    int count() {
        return entries.size() - removed;
    }

    int dirtyCount() {
        return pending.size() - removed;
    }

    /** Objects, entries and marks. */
    long weightBytes() {
        return weightBytes;
    }

    /** What all objects hold back. */
    long heldRows() {
        return heldRows;
    }

    /** Whether the next flush has nothing to look at. */
    boolean isFlushed() {
        return pending.isEmpty();
    }

    void set(LiveEntry<T> entry, T object, long weight, long rows) {
        if (entry.object == null && entry.pendingAt >= 0) {
            removed--;
        }
        entry.object = object;
        weigh(entry, weight, rows);
    }

    /**
     * @param objectBytes what the object alone weighs
     * @param rows what it holds back
     */
    void weigh(LiveEntry<T> entry, long objectBytes, long rows) {
        long weight = LiveEntry.OVERHEAD_BYTES + entry.id.length() + objectBytes;
        weightBytes += weight - entry.weightBytes;
        entry.weightBytes = weight;
        heldRows += rows - entry.heldRows;
        entry.heldRows = rows;
    }

    void touch(LiveEntry<T> entry) {
        if (entry.pendingAt < 0) {
            entry.pendingAt = pending.size();
            pending.add(entry);
        }
    }

    /** Leaves a mark until the next flush. */
    void markRemoved(LiveEntry<T> entry) {
        touch(entry);
        entry.object = null;
        weigh(entry, 0, 0);
        removed++;
    }

    /** Hands over every dirty object, then drops the marks of removed ones; those not reached stay pending. */
    void flush(Saver<T> saver) {
        while (!pending.isEmpty()) {
            LiveEntry<T> entry = pending.get(pending.size() - 1);
            if (entry.object == null) {
                drop(entry);
            } else {
                saver.save(entry);
                settle(entry);
            }
        }
    }

    /** Drops objects and marks, least recently used first, until the rest weighs no more than {@code maxBytes}. */
    void shrinkTo(long maxBytes, Saver<T> saver) {
        while (weightBytes > maxBytes) {
            LiveEntry<T> entry = order.oldest(entries.values());
            if (entry == null) {
                return;
            }
            if (entry.object != null && entry.pendingAt >= 0) {
                saver.save(entry);
            }
            drop(entry);
        }
    }

    void clear() {
        entries.clear();
        order.clear();
        pending.clear();
        removed = 0;
        weightBytes = 0;
        heldRows = 0;
        forgetLast();
    }

    private void forgetLast() {
        lastId = null;
        lastEntry = null;
    }

    private void drop(LiveEntry<T> entry) {
        if (entry == lastEntry) {
            forgetLast();
        }
        if (entry.object == null) {
            removed--;
        }
        if (entry.pendingAt >= 0) {
            settle(entry);
        }
        entry.stored.leave();
        entries.remove(entry.id);
        order.remove(entry);
        weightBytes -= entry.weightBytes;
        heldRows -= entry.heldRows;
    }

    /** Takes an entry out of the pending list; the last one moves to its place. */
    private void settle(LiveEntry<T> entry) {
        LiveEntry<T> last = pending.remove(pending.size() - 1);
        if (last != entry) {
            pending.set(entry.pendingAt, last);
            last.pendingAt = entry.pendingAt;
        }
        entry.pendingAt = -1;
    }
}
