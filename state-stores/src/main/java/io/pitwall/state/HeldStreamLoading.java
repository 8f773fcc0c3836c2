package io.pitwall.state;

import io.pitwall.serdes.fragments.Held;
import io.pitwall.serdes.fragments.HeldRecord;
import io.pitwall.serdes.fragments.HeldStream;
import io.pitwall.serdes.fragments.PartialMessage;
import io.pitwall.state.HeldEntry.Opening;
import io.pitwall.state.HeldEntry.SliceOf;
import io.pitwall.state.HeldEntry.WholeRecord;
import io.pitwall.state.HeldStreamFormat.Head;
import io.pitwall.state.StoredHeldStream.Slots;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Puts a held stream together from its entries.
 *
 * <p>Under at-least-once a crash may have come while the deletions of a commit were being written, the opening of a message
 * before its slices, what stood first before what waited for it. So slices without an opening, and whole records with
 * nothing before them, were released and that was committed: they are left over.
 */
final class HeldStreamLoading {

    private final HeldStreamFormat format;
    private final Head head;
    private final Map<Long, Part> parts = new TreeMap<>();
    private final List<Long> leftovers = new ArrayList<>();

    /** What one slot opened. */
    private static final class Part {
        final Slots slots = new Slots();
        final @Nullable WholeRecord whole;
        final @Nullable Opening opening;
        final List<byte[]> slices = new ArrayList<>();
        long lastPartMs;

        Part(long slot, @Nullable WholeRecord whole, @Nullable Opening opening) {
            this.whole = whole;
            this.opening = opening;
            slots.add(slot);
        }

        @Nullable
        Held held() {
            if (whole != null) {
                return new HeldRecord(whole.record());
            }
            return opening == null || slices.isEmpty()
                    ? null
                    : PartialMessage.restored(opening.id(), opening.count(), opening.first(), slices, lastPartMs);
        }
    }

    HeldStreamLoading(HeldStreamFormat format, Head head) {
        this.format = format;
        this.head = head;
    }

    StoredHeldStream load(StoredEntries stored) {
        for (long slot = head.base; slot < head.next; slot++) {
            byte[] entry = stored.get(slot);
            if (entry != null) {
                read(slot, entry);
            }
        }
        List<Held> inOrder = new ArrayList<>();
        List<Part> kept = new ArrayList<>();
        for (Part part : parts.values()) {
            Held held = part.held();
            if (held == null || (inOrder.isEmpty() && held.isComplete())) {
                leaveOver(part.slots);
            } else {
                inOrder.add(held);
                kept.add(part);
            }
        }
        StoredHeldStream live =
                new StoredHeldStream(inOrder.isEmpty() ? HeldStream.empty() : HeldStream.restored(inOrder));
        for (int i = 0; i < inOrder.size(); i++) {
            live.stored.put(inOrder.get(i), kept.get(i).slots);
        }
        live.leftovers.addAll(leftovers);
        live.base = head.base;
        live.next = head.next;
        return live;
    }

    private void read(long slot, byte[] bytes) {
        HeldEntry entry = format.readEntry(bytes, head.key, slot);
        if (entry instanceof SliceOf slice) {
            Part part = parts.get(slice.opening);
            if (part == null || part.opening == null || slice.index != part.slices.size()) {
                leftovers.add(slot);
                return;
            }
            part.slices.add(slice.octets);
            part.slots.add(slot);
            part.lastPartMs = slice.arrivalMs;
        } else {
            parts.put(
                    slot,
                    new Part(
                            slot,
                            entry instanceof WholeRecord whole ? whole : null,
                            entry instanceof Opening opening ? opening : null));
        }
    }

    private void leaveOver(Slots slots) {
        for (int i = 0; i < slots.count(); i++) {
            leftovers.add(slots.get(i));
        }
    }
}
