package io.pitwall.state;

import io.pitwall.state.EntryFormat.Index;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The stored entries of one stream, and what is known about them without asking the store.
 *
 * <p>A stream that began with nothing stored is known completely: its puts need no look-up of what they replace, and
 * its deletions none of what is there.
 */
final class StreamEntries implements StoredEntries {

    private static final long[] NO_SLOTS = {};
    private static final @Nullable Index[] NO_INDEXES = {};

    private final String id;
    private final EntryTable table;

    /** Slots known to hold a value, ascending, and where each value lies. */
    private long[] slots = NO_SLOTS;

    private @Nullable Index[] indexes = NO_INDEXES;
    private int known;

    /** Whether slots that are not known are empty. */
    private boolean complete;

    /** The heads that were deleted and had no chunks, one bit each: a put there need not ask what it replaces. */
    private int deletedWhole;

    /** Made at the first deletion of an inline head. */
    private @Nullable RemovedInlines removedInlines;

    StreamEntries(String id, EntryTable table) {
        if (!isUnicode(id)) {
            throw new IllegalArgumentException("stream id is not valid Unicode: " + id);
        }
        this.id = id;
        this.table = table;
        this.removedInlines = table.removals().found(id);
    }

    private static boolean isUnicode(String id) {
        for (int at = 0; at < id.length(); at++) {
            if (Character.isSurrogate(id.charAt(at))) {
                return StandardCharsets.UTF_8.newEncoder().canEncode(id);
            }
        }
        return true;
    }

    /** Whether it is certain that nothing is stored, or all of it is deleted. */
    boolean isEmpty() {
        return complete && known == 0;
    }

    /** The layout has read all there is. */
    void allKnown() {
        complete = true;
    }

    /** The layout says that it has deleted all there was. */
    void allDeleted() {
        complete = true;
        known = 0;
    }

    /** The stream is not live any more: whoever comes next is to know what is deleted. */
    void leave() {
        if (removedInlines != null) {
            table.removals().leave(removedInlines);
        }
    }

    @Override
    public String streamId() {
        return id;
    }

    @Override
    public byte @Nullable [] get(long slot) {
        if (find(slot) < 0 && complete) {
            return null;
        }
        byte[] stored = isDeleted(slot) ? null : table.stored(id, slot);
        if (stored == null) {
            return null;
        }
        Index index = table.indexOf(stored, id, slot);
        remember(slot, index);
        return table.value(stored, index, id, slot);
    }

    @Override
    public void put(long slot, byte[] value) {
        Index replaced = replaced(slot);
        if (RemovedInlines.areFor(slot) && removedInlines != null) {
            table.removals().cancel(removedInlines, slot);
        }
        remember(slot, table.write(id, slot, value, replaced));
    }

    @Override
    public void delete(long slot) {
        int at = find(slot);
        if (at >= 0) {
            deletedWhole |= indexes[at] == null ? headBit(slot) : 0;
            remove(slot, indexes[at]);
            forget(at);
        } else if (!complete && !isDeleted(slot)) {
            byte[] stored = table.stored(id, slot);
            if (stored != null) {
                remove(slot, table.indexOf(stored, id, slot));
            }
        }
    }

    private void remove(long slot, @Nullable Index index) {
        if (!RemovedInlines.areFor(slot)) {
            table.remove(id, slot, index);
            return;
        }
        RemovedInlines inlines = removedInlines == null ? new RemovedInlines(id) : removedInlines;
        removedInlines = inlines;
        table.removals().add(inlines, slot);
        table.removeParts(id, slot, index);
    }

    private boolean isDeleted(long slot) {
        return RemovedInlines.areFor(slot)
                ? removedInlines != null && removedInlines.contains(slot)
                : table.isDeleted(id, slot);
    }

    @Override
    public boolean mayOverwrite(long slot) {
        return RemovedInlines.areFor(slot)
                ? removedInlines == null || !table.removals().isWaiting(removedInlines, slot)
                : table.mayLose(id, slot);
    }

    @Override
    public byte @Nullable [] deleted(long slot) {
        byte[] stored = isDeleted(slot) ? table.stored(id, slot) : null;
        return stored == null ? null : table.value(stored, table.indexOf(stored, id, slot), id, slot);
    }

    @Override
    public boolean isDeletePending(long slot) {
        return isDeleted(slot);
    }

    @Override
    public boolean deletesLate() {
        return table.removals().areLate();
    }

    @Override
    public long firstFreeSlot() {
        return table.removals().lastSlot(id) + 1;
    }

    /** Where the value lies that a put replaces: also one that is deleted, whose chunks are still there. */
    private @Nullable Index replaced(long slot) {
        int at = find(slot);
        if (at >= 0) {
            return indexes[at];
        }
        if ((deletedWhole & headBit(slot)) != 0 || (complete && !isDeleted(slot))) {
            return null;
        }
        byte[] stored = table.stored(id, slot);
        return stored == null ? null : table.indexOf(stored, id, slot);
    }

    private static int headBit(long slot) {
        if (slot == HEAD) {
            return 1;
        }
        return slot == INLINE ? 2 : slot == OTHER_INLINE ? 4 : 0;
    }

    private int find(long slot) {
        return Arrays.binarySearch(slots, 0, known, slot);
    }

    private void remember(long slot, @Nullable Index index) {
        int at = find(slot);
        if (at < 0) {
            at = -at - 1;
            if (known == slots.length) {
                int capacity = Math.max(2, known * 2);
                slots = Arrays.copyOf(slots, capacity);
                indexes = Arrays.copyOf(indexes, capacity);
            }
            System.arraycopy(slots, at, slots, at + 1, known - at);
            System.arraycopy(indexes, at, indexes, at + 1, known - at);
            slots[at] = slot;
            known++;
        }
        indexes[at] = index;
        deletedWhole &= ~headBit(slot);
    }

    private void forget(int at) {
        known--;
        System.arraycopy(slots, at + 1, slots, at, known - at);
        System.arraycopy(indexes, at + 1, indexes, at, known - at);
        indexes[known] = null;
    }
}
