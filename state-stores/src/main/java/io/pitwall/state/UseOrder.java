package io.pitwall.state;

import org.jspecify.annotations.Nullable;

/**
 * Entries from the least to the most recently used one, as a list through the entries themselves.
 *
 * <p>An entry that is among the newest quarter stays where it is when it is used: a hundred busy streams among a hundred
 * thousand open ones are not moved at all, and the order is wrong by a quarter of its length at most.
 */
final class UseOrder<T> {

    private @Nullable LiveEntry<T> oldest;
    private @Nullable LiveEntry<T> newest;
    private long moves;

    @Nullable
    LiveEntry<T> oldest() {
        return oldest;
    }

    void add(LiveEntry<T> entry) {
        entry.movedAt = ++moves;
        entry.older = newest;
        entry.newer = null;
        if (newest == null) {
            oldest = entry;
        } else {
            newest.newer = entry;
        }
        newest = entry;
    }

    /** @param count how many entries there are */
    void use(LiveEntry<T> entry, int count) {
        if (moves - entry.movedAt > count >> 2) {
            remove(entry);
            add(entry);
        }
    }

    void remove(LiveEntry<T> entry) {
        LiveEntry<T> older = entry.older;
        LiveEntry<T> newer = entry.newer;
        if (older == null) {
            oldest = newer;
        } else {
            older.newer = newer;
        }
        if (newer == null) {
            newest = older;
        } else {
            newer.older = older;
        }
    }

    void clear() {
        oldest = null;
        newest = null;
    }
}
