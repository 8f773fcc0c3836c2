package io.pitwall.client;

import org.jspecify.annotations.Nullable;

/** Decides what becomes of the application when a handler has thrown. */
@FunctionalInterface
public interface HandlerErrors {

    /**
     * Is called on the thread of the handler. If it returns, the application goes on with the next handler: what the failed one
     * had written and set until then stays, and what it was given does not come again. If it throws, the application stops, and
     * nothing of the current transaction counts.
     *
     * @param streamId null for a record that is read raw
     * @param error what the handler has thrown
     */
    void handle(@Nullable String streamId, Throwable error);
}
