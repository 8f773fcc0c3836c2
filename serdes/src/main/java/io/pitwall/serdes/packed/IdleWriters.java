package io.pitwall.serdes.packed;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Writers that no thread uses at the moment. Most often a thread gets the one it gave back last, which remembers what the
 * thread writes; then it waits for no other. Safe for use by several threads.
 */
final class IdleWriters {

    /** A power of two; threads that share a slot take turns. */
    private static final int SLOTS = 16;

    private final AtomicReferenceArray<@Nullable BlockWriter> slots = new AtomicReferenceArray<>(SLOTS);

    BlockWriter take() {
        BlockWriter idle = slots.getAndSet(slot(), null);
        return idle == null ? new BlockWriter() : idle;
    }

    void giveBack(BlockWriter writer) {
        slots.set(slot(), writer);
    }

    private static int slot() {
        return (int) Thread.currentThread().getId() & (SLOTS - 1);
    }
}
