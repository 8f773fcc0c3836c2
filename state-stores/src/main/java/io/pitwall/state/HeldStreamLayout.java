package io.pitwall.state;

import static java.util.Objects.requireNonNull;

import io.pitwall.serdes.fragments.Held;
import io.pitwall.serdes.fragments.PartialMessage;
import io.pitwall.state.StoredHeldStream.Slots;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Fragments and what waits behind them, append-only: a commit writes the records and slices that came since the last
 * one, each into a slot of its own; what was released or given up is deleted. {@link HeldStreamFormat} has the bytes.
 *
 * <p>The head goes first, so that a crash in the middle leaves no entries that it does not tell of; what is missing then
 * was not committed and comes again.
 *
 * <p>Slots are numbered upwards in the order in which things came and are not used again, so that their order is that
 * of the stream. The head says from where on slots may hold something; it moves up only when no deletion is waiting, so
 * that under at-least-once what was released but not committed is found again. It may then come twice; a message whose
 * last fragment does not come again expires.
 */
public final class HeldStreamLayout implements StateLayout<StoredHeldStream> {

    private static final long OBJECT_BYTES = 300;

    private final HeldStreamFormat format;

    /** Of the streams of a topic. */
    public HeldStreamLayout(String topic) {
        this.format = new HeldStreamFormat(topic);
    }

    @Override
    public @Nullable StoredHeldStream load(StoredEntries stored) {
        byte[] head = stored.get(StoredEntries.HEAD);
        return head == null ? null : new HeldStreamLoading(format, format.readHead(head)).load(stored);
    }

    @Override
    public void save(StoredHeldStream live, StoredEntries stored) {
        if (stored.firstFreeSlot() == 1) {
            live.base = live.lowestSlot();
        } else {
            live.next = Math.max(live.next, stored.firstFreeSlot());
        }
        live.next = Math.max(live.next, live.base);
        deleteWhatIsGone(live, stored);
        stored.put(StoredEntries.HEAD, HeldStreamFormat.head(live.base, live.next + newSlots(live), key(live)));
        for (Held held : live.stream().inOrder()) {
            Slots slots = live.stored.computeIfAbsent(held, key -> new Slots());
            if (held instanceof PartialMessage message) {
                append(message, slots, live, stored);
            } else if (slots.count() == 0) {
                slots.add(live.next);
                stored.put(live.next++, HeldStreamFormat.record(held.record()));
            }
        }
    }

    private static long newSlots(StoredHeldStream live) {
        long count = 0;
        for (Held held : live.stream().inOrder()) {
            Slots slots = live.stored.get(held);
            int needed = held instanceof PartialMessage message ? 1 + message.received() : 1;
            count += needed - (slots == null ? 0 : slots.count());
        }
        return count;
    }

    private static void append(PartialMessage message, Slots slots, StoredHeldStream live, StoredEntries stored) {
        if (slots.count() == 0) {
            slots.add(live.next);
            stored.put(live.next++, HeldStreamFormat.opening(message));
        }
        List<byte[]> slices = message.slices();
        for (int index = slots.count() - 1; index < slices.size(); index++) {
            slots.add(live.next);
            stored.put(
                    live.next++, HeldStreamFormat.slice(slots.get(0), index, message.lastPartMs(), slices.get(index)));
        }
    }

    private static byte[] key(StoredHeldStream live) {
        Held first = live.stream().inOrder().iterator().next();
        byte[] key = first instanceof PartialMessage message
                ? message.first().key()
                : first.record().key();
        return requireNonNull(key, "key");
    }

    private static void deleteWhatIsGone(StoredHeldStream live, StoredEntries stored) {
        deleteLeftovers(live, stored);
        Iterator<Map.Entry<Held, Slots>> known = live.stored.entrySet().iterator();
        while (known.hasNext()) {
            Map.Entry<Held, Slots> entry = known.next();
            if (!live.stream().inOrder().contains(entry.getKey())) {
                delete(entry.getValue(), stored);
                known.remove();
            }
        }
    }

    /** The opening first: slices without it are never read. */
    private static void delete(Slots slots, StoredEntries stored) {
        for (int i = 0; i < slots.count(); i++) {
            stored.delete(slots.get(i));
        }
    }

    private static void deleteLeftovers(StoredHeldStream live, StoredEntries stored) {
        live.leftovers.forEach(stored::delete);
        live.leftovers.clear();
    }

    @Override
    public void remove(StoredHeldStream live, StoredEntries stored) {
        live.stored.values().forEach(slots -> delete(slots, stored));
        live.stored.clear();
        deleteLeftovers(live, stored);
        stored.delete(StoredEntries.HEAD);
    }

    @Override
    public long weightBytes(StoredHeldStream live) {
        return OBJECT_BYTES + live.stream().heapBytes();
    }
}
