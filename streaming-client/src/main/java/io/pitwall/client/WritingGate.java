package io.pitwall.client;

import org.jspecify.annotations.Nullable;

/**
 * Who may write with a client that writes alone: everybody while it is open, then the thread that closes it, until it has written
 * what is held, then nobody. Safe for use by several threads.
 */
final class WritingGate {

    private enum State {
        OPEN,
        CLOSING,
        CLOSED
    }

    private volatile State state = State.OPEN;
    private volatile @Nullable Thread closing;

    /** Whether the calling thread may not write. */
    boolean isShut() {
        return switch (state) {
            case OPEN -> false;
            case CLOSING -> closing != Thread.currentThread();
            case CLOSED -> true;
        };
    }

    /** @throws IllegalStateException if the calling thread may not write */
    void check(String topic) {
        if (isShut()) {
            throw new IllegalStateException("the client is closed: nothing can be written to topic '" + topic + "'");
        }
    }

    /** Begins to close, for the calling thread; tells whether it is the first. */
    synchronized boolean beginToClose() {
        if (state != State.OPEN) {
            return false;
        }
        closing = Thread.currentThread();
        state = State.CLOSING;
        return true;
    }

    void closed() {
        state = State.CLOSED;
        closing = null;
    }
}
