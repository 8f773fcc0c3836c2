package io.pitwall.state;

import org.jspecify.annotations.Nullable;

/**
 * How one live object of a stream becomes stored entries and comes back.
 *
 * <p>Two shapes cover most state. <b>Small</b> (accumulators, clocks): the head is the whole object. <b>Append-only</b>
 * (rows): every {@link #save} writes the rows added since the last one as a new segment, release deletes whole
 * segments, the head stays small. The live object remembers how far it is written.
 *
 * <p><b>Never lose, under {@code at_least_once}:</b> deletions reach the store one commit late, puts do not. So what
 * must not be lost may be forgotten by {@link StoredEntries#delete}, never by overwriting the entry that holds it or
 * the head that points to it. An append-only layout therefore numbers its segments upwards without reuse (a new object
 * starts at {@link StoredEntries#firstFreeSlot}), keeps only the end of the run in its head, and loads by walking down
 * from there until a slot is empty. After a crash it finds released segments again and doubles their rows.
 *
 * <p>But for {@link #load}, called by the stream thread only, never for two streams at once. A layout must not call the
 * store it serves. What it throws fails the task.
 *
 * <p>Stored bytes are read for ever: what a layout writes begins with its version.
 *
 * @param <T> the live object; mutable as a rule
 */
public interface StateLayout<T> {

    /**
     * The object as stored, null when nothing is. Called when an object is needed and not live, and by queries from other
     * threads: an implementation has no state of its own that this changes.
     *
     * <p>Reads every slot that may hold something: those it has not found are from then on taken to be empty.
     *
     * @throws UnreadableStateException if a later version has stored it, or it is corrupt
     */
    @Nullable
    T load(StoredEntries stored);

    /**
     * Writes what changed since the object was loaded or last saved; segments before the head.
     *
     * <p>The object stays live. Saving twice without a change in between is allowed and should write nothing new.
     */
    void save(T live, StoredEntries stored);

    /**
     * Deletes every entry this object has stored. Under {@code exactly_once_v2} not called when it is certain that nothing is;
     * under {@code at_least_once} it may put what must outlive the object by one commit, and delete that too.
     */
    void remove(T live, StoredEntries stored);

    /** The approximate heap the object holds, in bytes. Called after every change: a field, not a walk. */
    long weightBytes(T live);

    /** How many rows the object holds back, for {@link StoreStatus}; 0 if that is not what it is for. As cheap as the weight. */
    default long heldRows(T live) {
        return 0;
    }
}
