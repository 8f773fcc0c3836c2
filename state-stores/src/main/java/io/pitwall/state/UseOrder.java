package io.pitwall.state;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which entry was used least recently, for a use that costs one number.
 *
 * <p>A use only notes its number at the entry: a list would be moved about in memory with each record, and each move of a
 * reference noted by the collector of garbage. The order is made when it is first asked for: of the entries whose last use
 * lies in the older half, sorted. These stay right until they are used up, because every later use is behind them;
 * whoever was used since is passed over.
 */
final class UseOrder<T> {

    private static final long GONE = -1;

    /** An entry and its last use when the order was made. */
    private record Use<T>(LiveEntry<T> entry, long number) {}

    private long uses;
    private List<Use<T>> oldestFirst = List.of();
    private int next;

    void use(LiveEntry<T> entry) {
        entry.lastUse = ++uses;
    }

    /** An entry is not live any more. */
    void remove(LiveEntry<T> entry) {
        entry.lastUse = GONE;
    }

    /** The least recently used entry, the same one until it is used or removed; null if there is none. */
    @Nullable
    LiveEntry<T> oldest(Collection<LiveEntry<T>> all) {
        LiveEntry<T> known = firstUnused();
        if (known == null && !all.isEmpty()) {
            sort(all);
            known = firstUnused();
        }
        return known;
    }

    private @Nullable LiveEntry<T> firstUnused() {
        for (; next < oldestFirst.size(); next++) {
            Use<T> use = oldestFirst.get(next);
            if (use.entry.lastUse == use.number) {
                return use.entry;
            }
        }
        clear();
        return null;
    }

    private void sort(Collection<LiveEntry<T>> all) {
        long first = Long.MAX_VALUE;
        for (LiveEntry<T> entry : all) {
            first = Math.min(first, entry.lastUse);
        }
        long half = first + (uses - first) / 2;
        oldestFirst = new ArrayList<>();
        for (LiveEntry<T> entry : all) {
            if (entry.lastUse <= half) {
                oldestFirst.add(new Use<>(entry, entry.lastUse));
            }
        }
        oldestFirst.sort(Comparator.comparingLong(Use::number));
    }

    void clear() {
        oldestFirst = List.of();
        next = 0;
    }
}
