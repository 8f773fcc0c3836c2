package io.pitwall.client;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What survives of a stream that is being read, besides held rows: the values of its states, and the names under which rows
 * may be held. It is there as long as the stream is open.
 *
 * <p>Each value has a slot of its own, so that only changed ones are written. Changed in place. Not safe for use by several
 * threads.
 */
final class ReaderState {

    /** What a slot gets that has no value any more. */
    static final class Change {
        final NamedState state;
        final String key;
        final byte @Nullable [] bytes;

        /** @param bytes null if the slot is free now */
        Change(NamedState state, String key, byte @Nullable [] bytes) {
            this.state = state;
            this.key = key;
            this.bytes = bytes;
        }
    }

    private final Map<String, NamedState> states = new LinkedHashMap<>();
    private final Set<String> buffers = new LinkedHashSet<>();
    private final Set<String> writers = new LinkedHashSet<>();
    private final Deque<Long> freeSlots = new ArrayDeque<>();
    private final Map<Long, Change> changes = new TreeMap<>();
    private long nextSlot = 1;
    private long valueBytes;
    private boolean hasNewHead = true;

    /** The names of the buffers that its handlers registered. */
    Set<String> buffers() {
        return buffers;
    }

    /** The keys of the writers that its handlers used last. */
    Set<String> writers() {
        return writers;
    }

    /** Tells whether the name is a new one. */
    boolean addBuffer(String name) {
        boolean isNew = buffers.add(name);
        hasNewHead |= isNew;
        return isNew;
    }

    /** Tells whether the writer is a new one. */
    boolean addWriter(String key) {
        boolean isNew = writers.add(key);
        hasNewHead |= isNew;
        return isNew;
    }

    /** Tells whether the writer was among them. */
    boolean removeWriter(String key) {
        boolean wasThere = writers.remove(key);
        hasNewHead |= wasThere;
        return wasThere;
    }

    /**
     * The state of this name, with no values if it has none.
     *
     * @throws IllegalStateException if it is of another kind or type
     */
    NamedState state(String name, StateKind kind, ValueType<?> type) {
        NamedState known = states.get(name);
        boolean isRetyped =
                known != null && known.keys().isEmpty() && known.kind() == kind && known.type() != type.code();
        if (known == null || isRetyped) {
            NamedState fresh = new NamedState(name, kind, type.code());
            states.put(name, fresh);
            return fresh;
        }
        if (known.kind() != kind || known.type() != type.code()) {
            throw new IllegalStateException("state '" + name + "' is " + known.kind() + " of type '" + known.type()
                    + "', but it's asked for as " + kind + " of " + type.name() + ", type '" + type.code()
                    + "'; use another name, since the stored values stay what they are");
        }
        return known;
    }

    /** Sets a value; tells whether that changed anything. */
    boolean put(NamedState state, String key, byte[] bytes) {
        NamedState.Cell cell = state.cell(key);
        if (cell == null) {
            Long free = freeSlots.poll();
            cell = new NamedState.Cell(free == null ? nextSlot() : free, bytes);
            state.put(key, cell);
            valueBytes += weight(key, bytes);
        } else if (state.has(key, bytes)) {
            return false;
        } else {
            valueBytes += bytes.length - cell.bytes.length;
            cell.bytes = bytes;
        }
        changes.put(cell.slot, new Change(state, key, bytes));
        return true;
    }

    /** Removes a value; tells whether there was one. */
    boolean remove(NamedState state, String key) {
        NamedState.Cell cell = state.remove(key);
        if (cell == null) {
            return false;
        }
        valueBytes -= weight(key, cell.bytes);
        freeSlots.add(cell.slot);
        changes.put(cell.slot, new Change(state, key, null));
        return true;
    }

    private long nextSlot() {
        hasNewHead = true;
        return nextSlot++;
    }

    private static long weight(String key, byte[] bytes) {
        return 150L + 2L * key.length() + bytes.length;
    }

    /** Takes over a value as it is stored. */
    void restore(NamedState kept, String key, long slot, byte[] bytes) {
        NamedState state = states.computeIfAbsent(kept.name(), name -> kept);
        state.put(key, new NamedState.Cell(slot, bytes));
        valueBytes += weight(key, bytes);
    }

    /** Takes over a slot without a value. */
    void restoreFree(long slot) {
        freeSlots.add(slot);
    }

    /** Takes over that there are slots up to this one, exclusive, and that everything is as stored. */
    void restored(long storedNextSlot) {
        nextSlot = storedNextSlot;
        hasNewHead = false;
    }

    /** The slot behind the last one. */
    long slotCount() {
        return nextSlot;
    }

    /** What is to be written, by slot. */
    Map<Long, Change> changes() {
        return changes;
    }

    boolean hasNewHead() {
        return hasNewHead;
    }

    /** Everything is written. */
    void saved() {
        changes.clear();
        hasNewHead = false;
    }

    /** Estimated bytes of heap. */
    long weightBytes() {
        return 400 + 100L * (buffers.size() + writers.size()) + valueBytes;
    }
}
