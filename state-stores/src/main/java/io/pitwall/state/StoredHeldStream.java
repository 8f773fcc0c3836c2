package io.pitwall.state;

import static java.util.Objects.requireNonNull;

import io.pitwall.serdes.fragments.Held;
import io.pitwall.serdes.fragments.HeldStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a stream holds of fragments, and how much of it is stored already.
 *
 * <p>The held stream is used in place; what is stored is the layout's business. Not safe for use by several threads.
 */
public final class StoredHeldStream {

    private final HeldStream stream;

    /** Where each of them lies; what is held is equal to itself only. */
    final Map<Held, Slots> stored = new LinkedHashMap<>();

    /** Entries that belong to nothing any more. */
    final List<Long> leftovers = new ArrayList<>();

    /** Slots that may hold something: from {@code base} to before {@code next}, which is 0 before the first save. */
    long base = 1;

    long next;

    /** A stream of which nothing is stored. */
    public StoredHeldStream(HeldStream stream) {
        this.stream = requireNonNull(stream, "stream");
    }

    public HeldStream stream() {
        return stream;
    }

    /** The lowest slot that is in use, {@code next} if none is, at least 1. */
    long lowestSlot() {
        long lowest = Math.max(1, next);
        for (Slots slots : stored.values()) {
            lowest = Math.min(lowest, slots.get(0));
        }
        for (long leftover : leftovers) {
            lowest = Math.min(lowest, leftover);
        }
        return lowest;
    }

    /** The slots of one held record or message; the first is the one that opens it. */
    static final class Slots {

        private long[] slots = new long[2];
        private int count;

        void add(long slot) {
            if (count == slots.length) {
                slots = Arrays.copyOf(slots, 2 * count);
            }
            slots[count++] = slot;
        }

        int count() {
            return count;
        }

        long get(int index) {
            return slots[index];
        }
    }
}
