package io.pitwall.serdes.fragments;

import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What is held of one key, in the order of first fragments. An incomplete message comes first; nothing is held but
 * incomplete messages and what waits behind one.
 *
 * <p>Mutable and not safe for use by several threads; a store takes it apart with {@link #inOrder} and puts it together with
 * {@link #restored}.
 */
public final class HeldStream {

    /** Both kinds are equal to themselves only. */
    private final Set<Held> held = new LinkedHashSet<>();

    private long heapBytes;

    HeldStream() {}

    /** A stream that holds nothing. */
    public static HeldStream empty() {
        return new HeldStream();
    }

    /** As it was held, in order. */
    public static HeldStream restored(List<Held> inOrder) {
        if (inOrder.isEmpty() || inOrder.get(0).isComplete()) {
            throw new IllegalArgumentException("an incomplete message must come first, but there is "
                    + (inOrder.isEmpty() ? "nothing" : "a whole record"));
        }
        HeldStream stream = new HeldStream();
        inOrder.forEach(stream::add);
        return stream;
    }

    /** Everything that is held, in order; an unmodifiable view. */
    public Set<Held> inOrder() {
        return Collections.unmodifiableSet(held);
    }

    public boolean isEmpty() {
        return held.isEmpty();
    }

    /** The heap that all of it takes, about; a field, not a walk. */
    public long heapBytes() {
        return heapBytes;
    }

    void add(Held last) {
        held.add(last);
        heapBytes += last.heapBytes();
    }

    void remove(PartialMessage message) {
        if (held.remove(message)) {
            heapBytes -= message.heapBytes();
        }
    }

    void append(PartialMessage message, byte[] slice, long nowMs) {
        heapBytes -= message.heapBytes();
        message.add(slice, nowMs);
        heapBytes += message.heapBytes();
    }

    /** Moves what waits for nothing any more, in order. */
    void drainTo(List<RawRecord> released) {
        Iterator<Held> first = held.iterator();
        while (first.hasNext()) {
            Held next = first.next();
            if (!next.isComplete()) {
                return;
            }
            heapBytes -= next.heapBytes();
            released.add(next.record());
            first.remove();
        }
    }
}
