package io.pitwall.client;

import static java.util.Objects.requireNonNull;

import io.pitwall.client.InputHandlers.Commits;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A topic whose streams are read. Takes its handlers before the client runs.
 *
 * <p>Handlers are called by the threads of the application ({@code num.stream.threads}), for each partition by one at a time: what
 * handlers of different streams share must be safe for use by several threads, is not the same in another instance, and does not
 * survive.
 *
 * <p>Offsets cannot be held back: what a handler has been given is committed with the next commit, together with what it has
 * written and kept by then, so that nothing is gained by waiting. Who must not lose rows keeps them in a buffer or a state.
 */
public final class InputTopic {

    private final String name;
    private final StartOffset startOffset;
    private @Nullable Consumer<StreamReader> onStreamReceived;
    private @Nullable Consumer<List<StreamReader>> onStreamsRevoked;
    private @Nullable HandlerErrors onError;
    private @Nullable Duration endWhenIdle;
    private Commits commits = Commits.AS_CONFIGURED;

    InputTopic(String name, StartOffset startOffset) {
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
     * Is called for each stream before its first message, and after a restart or when the partition has moved here before its next
     * message or time-out ({@link StreamReader#resumed}). It registers the stream's handlers; if it throws, the application stops.
     *
     * @throws IllegalStateException if there is such a handler already
     */
    public InputTopic onStreamReceived(Consumer<StreamReader> handler) {
        checkNew("onStreamReceived", onStreamReceived);
        onStreamReceived = requireNonNull(handler, "handler");
        return this;
    }

    /**
     * Is called when a partition goes to another instance, or the client stops, with the streams that were read from it. What they
     * hold and keep goes with the partition; nothing can be written or set any more.
     */
    public InputTopic onStreamsRevoked(Consumer<List<StreamReader>> handler) {
        checkNew("onStreamsRevoked", onStreamsRevoked);
        onStreamsRevoked = requireNonNull(handler, "handler");
        return this;
    }

    /**
     * Is called before a commit, for each partition that has read something; nothing can be written or set. What throws stops the
     * application, without the commit. A partition that is given up after a failure is told, too, and no commit follows. {@link
     * StreamingClient#close} returns at once here and below: it only asks the client to stop.
     */
    public InputTopic onCommitting(Runnable handler) {
        checkNew("onCommitting", commits.onCommitting());
        commits = commits.withOnCommitting(requireNonNull(handler, "handler"));
        return this;
    }

    /**
     * Is called after a commit, for each partition that has read something: a moment later, and not for the last commit before the
     * client stops. Nothing can be written or set.
     */
    public InputTopic onCommitted(Runnable handler) {
        checkNew("onCommitted", commits.onCommitted());
        commits = commits.withOnCommitted(requireNonNull(handler, "handler"));
        return this;
    }

    /**
     * Decides what happens when a handler of a message has thrown. Without it the application stops: what is not committed is rolled
     * back and read again after a restart.
     */
    public InputTopic onError(HandlerErrors handler) {
        checkNew("onError", onError);
        onError = requireNonNull(handler, "handler");
        return this;
    }

    /**
     * Asks for a commit after so many records of a partition, counted from its last commit, whatever asked for that one. A record
     * is one message of a stream, however many rows it has; one that comes in fragments counts once, and what the handlers are not
     * told of, such as repeated properties, does not count. {@link StreamingClient#commitInterval} holds beside it.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public InputTopic commitEvery(int records) {
        if (records < 1) {
            throw new IllegalArgumentException("commits come every 1 record or more, but it's " + records);
        }
        commits = commits.withEvery(records);
        return this;
    }

    /**
     * Ends streams that were silent for this long, by the wall clock, as {@code TERMINATED}. Otherwise that happens after {@code
     * pitwall.context.ttl.ms}, 7 days unless it is set.
     *
     * @throws IllegalArgumentException if it is shorter than a millisecond
     */
    public InputTopic endWhenIdle(Duration silence) {
        if (silence.compareTo(Duration.ofMillis(1)) < 0) {
            throw new IllegalArgumentException(
                    "streams can be ended after a silence of 1 ms or more, but it's " + silence);
        }
        endWhenIdle = silence;
        return this;
    }

    @Nullable
    Duration endWhenIdle() {
        return endWhenIdle;
    }

    /** @throws IllegalStateException if nobody takes the streams */
    InputHandlers handlers() {
        if (onStreamReceived == null) {
            throw new IllegalStateException("topic '" + name
                    + "' is opened for reading, but nobody takes its streams; call onStreamReceived before run");
        }
        return new InputHandlers(onStreamReceived, onStreamsRevoked, onError, commits);
    }

    private void checkNew(String what, @Nullable Object known) {
        if (known != null) {
            throw new IllegalStateException(what + " of topic '" + name + "' has a handler already");
        }
    }
}
