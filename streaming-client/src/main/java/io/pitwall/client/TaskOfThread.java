package io.pitwall.client;

import org.jspecify.annotations.Nullable;

/**
 * What a thread is doing for a client: calling handlers of a task, in which it may write, or telling the user something, in which
 * it may not. In neither may it wait for the client's end, which waits for the thread. Safe for use by several threads.
 */
final class TaskOfThread {

    @SuppressWarnings(
            "ThreadLocalUsage") // one for each client: a thread may call handlers of one and write alone with another
    private final ThreadLocal<@Nullable HandlerCalls> calls = new ThreadLocal<>();

    @SuppressWarnings("ThreadLocalUsage") // the same
    private final ThreadLocal<@Nullable Boolean> tells = new ThreadLocal<>();

    /** The task whose handlers are being called, null if none is. */
    @Nullable
    HandlerCalls get() {
        return calls.get();
    }

    void begin(HandlerCalls called) {
        calls.set(called);
    }

    void end() {
        calls.remove();
    }

    /** Runs what tells the user something: of a commit, of partitions that go, of a failure; also while it tells something else. */
    void tell(Runnable callback) {
        if (tells.get() != null) {
            callback.run();
            return;
        }
        tells.set(Boolean.TRUE);
        try {
            callback.run();
        } finally {
            tells.remove();
        }
    }

    /** Whether the calling thread runs the user's code on behalf of the client. */
    boolean isInUsersCode() {
        return calls.get() != null || tells.get() != null;
    }
}
