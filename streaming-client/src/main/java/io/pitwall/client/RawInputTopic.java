package io.pitwall.client;

import static java.util.Objects.requireNonNull;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A topic that is read as it is, record by record. Takes its handlers before the client runs; they are called by one thread at a
 * time for each partition, and what they write is committed together with what they have read.
 */
public final class RawInputTopic {

    private final String name;
    private final StartOffset startOffset;
    private @Nullable Consumer<RawMessage> onRead;
    private @Nullable HandlerErrors onError;

    RawInputTopic(String name, StartOffset startOffset) {
        this.name = requireNonNull(name, "name");
        this.startOffset = requireNonNull(startOffset, "startOffset");
    }

    public String name() {
        return name;
    }

    StartOffset startOffset() {
        return startOffset;
    }

    /**
     * Is called for each record.
     *
     * @throws IllegalStateException if there is such a handler already
     */
    public RawInputTopic onRead(Consumer<RawMessage> handler) {
        checkNew("onRead", onRead);
        onRead = requireNonNull(handler, "handler");
        return this;
    }

    /** Decides what happens when the handler has thrown; without it the application stops. */
    public RawInputTopic onError(HandlerErrors handler) {
        checkNew("onError", onError);
        onError = requireNonNull(handler, "handler");
        return this;
    }

    Consumer<RawMessage> handler() {
        if (onRead == null) {
            throw new IllegalStateException(
                    "topic '" + name + "' is opened for reading, but nobody takes its records; call onRead before run");
        }
        return onRead;
    }

    @Nullable
    HandlerErrors errorHandler() {
        return onError;
    }

    private void checkNew(String what, @Nullable Object known) {
        if (known != null) {
            throw new IllegalStateException(what + " of topic '" + name + "' has a handler already");
        }
    }
}
