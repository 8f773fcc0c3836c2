package io.pitwall.client;

import org.jspecify.annotations.Nullable;

/**
 * Does several things, the others also if one fails. What failed first is thrown behind all of them, with the rest suppressed. For
 * one thread.
 */
final class Attempts {

    private @Nullable Throwable first;

    void run(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException | Error e) {
            if (first == null) {
                first = e;
            } else if (first != e) {
                first.addSuppressed(e);
            }
        }
    }

    /** Throws what failed first since the last call, if anything did. */
    void throwIfFailed() {
        Throwable failure = first;
        first = null;
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof RuntimeException exception) {
            throw exception;
        }
    }
}
