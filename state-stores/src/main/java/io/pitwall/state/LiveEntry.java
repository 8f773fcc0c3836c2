package io.pitwall.state;

import org.jspecify.annotations.Nullable;

/**
 * One stream on the heap: its live object, or the mark that it was removed since the last flush.
 *
 * <p>The mark keeps what is known about the stored entries, so that a stream released and opened ten times between two
 * commits asks the store once.
 */
final class LiveEntry<T> {

    /** Heap of an entry without its object, in bytes: this, what is known of the store, and a place in a hash table. */
    static final long OVERHEAD_BYTES = 250;

    final String id;
    final StreamEntries stored;

    @Nullable
    T object;

    long weightBytes;

    /** The place in the list of what the next flush must look at, -1 if it need not. */
    int pendingAt = -1;

    /** The neighbours in the order of use, and the number of moves when it came to its place. */
    @Nullable
    LiveEntry<T> older;

    @Nullable
    LiveEntry<T> newer;

    long movedAt;

    LiveEntry(String id, StreamEntries stored) {
        this.id = id;
        this.stored = stored;
    }
}
