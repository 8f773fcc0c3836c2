package io.pitwall.state;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The live objects of a store: by stream id, in order of use, with their weight and what the next flush must look at.
 *
 * <p>Finding an entry is one hash look-up and allocates nothing; so does marking it.
 */
final class LiveObjects<T> {

    private final LinkedHashMap<String, LiveEntry<T>> entries = new LinkedHashMap<>(16, 0.75f, true);
    private final ArrayList<LiveEntry<T>> pending = new ArrayList<>();
    private int removed;
    private long weightBytes;

    @Nullable
    LiveEntry<T> find(String id) {
        return entries.get(id);
    }

    void add(LiveEntry<T> entry) {
        entries.put(entry.id, entry);
    }

    int count() {
        return entries.size() - removed;
    }

    int dirtyCount() {
        return pending.size() - removed;
    }

    long weightBytes() {
        return weightBytes;
    }

    /** Whether the next flush has nothing to look at. */
    boolean isFlushed() {
        return pending.isEmpty();
    }

    void set(LiveEntry<T> entry, T object, long weight) {
        if (entry.object == null && entry.pendingAt >= 0) {
            removed--;
        }
        entry.object = object;
        weigh(entry, weight);
    }

    void weigh(LiveEntry<T> entry, long weight) {
        weightBytes += weight - entry.weightBytes;
        entry.weightBytes = weight;
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
        weigh(entry, 0);
        removed++;
    }

    /** Hands over every dirty object, then drops the marks of removed ones; those not reached stay pending. */
    void flush(Consumer<LiveEntry<T>> save) {
        while (!pending.isEmpty()) {
            LiveEntry<T> entry = pending.get(pending.size() - 1);
            if (entry.object == null) {
                entries.remove(entry.id);
                removed--;
            } else {
                save.accept(entry);
            }
            settle(entry);
        }
    }

    /** Drops objects, least recently used first, until the rest weighs no more than {@code maxBytes}. */
    void shrinkTo(long maxBytes, Consumer<LiveEntry<T>> save) {
        Iterator<LiveEntry<T>> eldest = entries.values().iterator();
        while (weightBytes > maxBytes && eldest.hasNext()) {
            LiveEntry<T> entry = eldest.next();
            if (entry.object != null) {
                if (entry.pendingAt >= 0) {
                    save.accept(entry);
                    settle(entry);
                }
                weigh(entry, 0);
                eldest.remove();
            }
        }
    }

    void clear() {
        entries.clear();
        pending.clear();
        removed = 0;
        weightBytes = 0;
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
