package io.pitwall.state;

/**
 * Which of a stream's slots {@code INLINE} and {@code OTHER_INLINE} are deleted but still in the inner store, and since which
 * flush: what {@link Removals} keeps of all other entries under their keys. A buffer that is open from commit to commit
 * deletes one of the two each time, so that this must cost no key.
 */
final class RemovedInlines {

    private static final long NOT_REMOVED = Long.MAX_VALUE;

    final String id;
    private long inlineSince = NOT_REMOVED;
    private long otherSince = NOT_REMOVED;

    RemovedInlines(String id) {
        this.id = id;
    }

    static boolean areFor(long slot) {
        return slot >= StoredEntries.OTHER_INLINE;
    }

    boolean contains(long slot) {
        return since(slot) != NOT_REMOVED;
    }

    boolean isEmpty() {
        return inlineSince == NOT_REMOVED && otherSince == NOT_REMOVED;
    }

    /** The number of the flush that came next, {@code MAX_VALUE} if the slot is not deleted. */
    long since(long slot) {
        return slot == StoredEntries.INLINE ? inlineSince : otherSince;
    }

    /** @param flush the number of the one that comes next */
    void add(long slot, long flush) {
        set(slot, flush);
    }

    void cancel(long slot) {
        set(slot, NOT_REMOVED);
    }

    private void set(long slot, long since) {
        if (slot == StoredEntries.INLINE) {
            inlineSince = since;
        } else {
            otherSince = since;
        }
    }
}
