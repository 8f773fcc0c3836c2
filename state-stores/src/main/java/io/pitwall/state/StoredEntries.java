package io.pitwall.state;

import org.jspecify.annotations.Nullable;

/**
 * The stored entries of one stream: byte values under slot numbers.
 *
 * <p>Heads tell what is there and are found by one scan over all streams, so they should be small: {@link #HEAD}, and
 * {@link #INLINE} and {@link #OTHER_INLINE} for whoever needs more. Whoever stores anything stores a head. Slots from 1 on
 * are segments, in any order and with gaps.
 *
 * <p>Values longer than {@value #CHUNK_BYTES} bytes are cut into chunks and joined again out of sight; a value is
 * replaced as a whole or not at all, whatever happens in between. Negative slots are refused with
 * {@link IllegalArgumentException}.
 *
 * <p>Valid only during the call it was handed to. Not thread safe.
 */
public interface StoredEntries {

    /** The slot of the head. */
    long HEAD = 0;

    /** The slots of two heads more. */
    long INLINE = Long.MAX_VALUE;

    long OTHER_INLINE = Long.MAX_VALUE - 1;

    /** The most bytes of a value that go into one changelog record, without its key and the two bytes that may stand before it. */
    int CHUNK_BYTES = 512 * 1024;

    /** The id of the stream. */
    String streamId();

    /**
     * The value of a slot, null if there is none.
     *
     * @throws org.apache.kafka.streams.errors.ProcessorStateException if what is stored cannot be read
     */
    byte @Nullable [] get(long slot);

    /** Stores a value; the array is not copied and must not change afterwards. */
    void put(long slot, byte[] value);

    /**
     * Removes a value; nothing happens if there is none.
     *
     * <p>From here on {@link #get} finds nothing. The entry itself goes with the next flush under
     * {@code exactly_once_v2}, and one commit after the release under {@code at_least_once}; a {@link #put} to the same
     * slot before that keeps it.
     */
    void delete(long slot);

    /**
     * Whether a {@link #put} to this slot may lose what it overwrites: always under {@code exactly_once_v2}; under
     * {@code at_least_once} unless a value was deleted there and that release is not known to be committed.
     */
    boolean mayOverwrite(long slot);

    /**
     * The value that was deleted here, for as long as the deletion is not written; null if there is none.
     *
     * @throws org.apache.kafka.streams.errors.ProcessorStateException if what is stored cannot be read
     */
    byte @Nullable [] deleted(long slot);

    /** Whether a value was deleted here and the deletion is not written yet. */
    boolean isDeletePending(long slot);

    /** Whether deletions are written one commit after the release: under {@code at_least_once}. */
    boolean deletesLate();

    /** Whether this is the slot of a head. */
    static boolean isHead(long slot) {
        return slot == HEAD || slot >= OTHER_INLINE;
    }

    /**
     * The lowest segment slot above every deleted slot whose entry is still there, 1 if there is none.
     *
     * <p>A new object that numbers its segments from here cannot overwrite rows whose release is not yet committed.
     */
    long firstFreeSlot();
}
