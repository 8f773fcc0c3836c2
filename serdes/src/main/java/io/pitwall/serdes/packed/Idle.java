package io.pitwall.serdes.packed;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What takes longer to make than to use, while no thread uses it. Most often a thread gets the one it gave back last; then it waits
 * for no other. Safe for use by several threads.
 */
final class Idle<T> {

    /** A power of two; threads that share a slot take turns. */
    private static final int SLOTS = 16;

    private final AtomicReferenceArray<@Nullable T> slots = new AtomicReferenceArray<>(SLOTS);
    private final Supplier<T> factory;

    Idle(Supplier<T> factory) {
        this.factory = factory;
    }

    T take() {
        T idle = slots.getAndSet(slot(), null);
        return idle == null ? factory.get() : idle;
    }

    void giveBack(T idle) {
        // What was done with it is seen by whoever takes it; nobody waits for it to be back.
        slots.setRelease(slot(), idle);
    }

    private static int slot() {
        return (int) Thread.currentThread().getId() & (SLOTS - 1);
    }
}
