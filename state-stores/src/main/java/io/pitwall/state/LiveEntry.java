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

    /** The rows that its object held back when it was weighed. */
    long heldRows;

    /** The place in the list of what the next flush must look at, -1 if it need not. */
    int pendingAt = -1;

    /** The number of its last use, see {@link UseOrder}. */
    long lastUse;

    LiveEntry(String id, StreamEntries stored) {
        this.id = id;
        this.stored = stored;
    }
}
