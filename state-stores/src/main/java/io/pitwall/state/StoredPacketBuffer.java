package io.pitwall.state;

import io.pitwall.rules.PacketBuffer;
import io.pitwall.rules.Packets;
import java.util.OptionalLong;

/**
 * A stream's packet buffer and how much of it is stored already.
 *
 * <p>The buffer is used in place; what is stored is the layout's business. Not safe for use by several threads.
 */
public final class StoredPacketBuffer {

    private PacketBuffer buffer;

    /** Whether there are rows of this buffer in the slots {@code INLINE} and {@code OTHER_INLINE}. */
    boolean isInline;

    boolean isInlineInOther;

    /** Whether there is a head of segments, and their slots: from {@code firstSlot} to before {@code nextSlot}. */
    boolean hasHead;

    long firstSlot;
    long nextSlot;

    /** The sequence of the last head, and the arrival it tells, if it does. */
    int sequence;

    OptionalLong storedArrivalMs = OptionalLong.empty();

    /** So many rows of the buffer are stored, as long as it has not released anything since. */
    int storedRows;

    long releaseCountWhenStored;

    /** When somebody will look at the idle time, {@code MAX_VALUE} if nobody is known to. */
    private long lookedAtMs = Long.MAX_VALUE;

    /** A buffer of which nothing is stored. */
    public StoredPacketBuffer(PacketBuffer buffer) {
        this.buffer = buffer;
        this.releaseCountWhenStored = buffer.releaseCount();
    }

    public PacketBuffer buffer() {
        return buffer;
    }

    /**
     * Has what is held released under this rule from now on; conditions that hold already release with the next row. Stored
     * rows stay where they are. See {@link PacketBuffer#startIdleTime} for rows that were stored under a rule without idle.
     */
    public void releaseUnder(Packets rule) {
        if (buffer.rule() == rule) {
            return;
        }
        boolean isAsStored = buffer.releaseCount() == releaseCountWhenStored;
        PacketBuffer changed = PacketBuffer.holding(rule, buffer.held(), buffer.lastArrivalMs());
        releaseCountWhenStored = isAsStored ? changed.releaseCount() : changed.releaseCount() - 1;
        buffer = changed;
    }

    /** When somebody will look at the idle time, in ms of wall clock; {@code MAX_VALUE} if nobody is known to. Not stored. */
    public long lookedAtMs() {
        return lookedAtMs;
    }

    /** Notes when somebody will. */
    public void lookAt(long timeMs) {
        lookedAtMs = timeMs;
    }
}
