package io.pitwall.state;

import io.pitwall.rules.PacketBuffer;

/**
 * A stream's packet buffer and how much of it is stored already.
 *
 * <p>The buffer is used in place; what is stored is the layout's business. Not safe for use by several threads.
 */
public final class StoredPacketBuffer {

    private final PacketBuffer buffer;

    /** Slots of the segments that hold rows of this buffer: from {@code firstSlot} to before {@code nextSlot}. */
    long firstSlot;

    long nextSlot;

    /** So many pieces of the buffer are in segments, as long as it has not released anything since. */
    int storedPieces;

    long releaseCountWhenStored;

    /** A buffer of which nothing is stored. */
    public StoredPacketBuffer(PacketBuffer buffer) {
        this.buffer = buffer;
        this.releaseCountWhenStored = buffer.releaseCount();
    }

    public PacketBuffer buffer() {
        return buffer;
    }
}
