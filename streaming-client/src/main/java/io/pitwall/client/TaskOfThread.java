package io.pitwall.client;

import org.jspecify.annotations.Nullable;

/** Which task of a client a thread is calling handlers of. Safe for use by several threads. */
final class TaskOfThread {

    @SuppressWarnings(
            "ThreadLocalUsage") // one for each client: a thread may call handlers of one and write alone with another
    private final ThreadLocal<@Nullable HandlerCalls> calls = new ThreadLocal<>();

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
}
