package io.pitwall.client;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * A topic that streams are written to.
 *
 * <p>A client that reads writes from its handlers only: what they write, and what their buffers hold, is committed together
 * with what they have read. Called from elsewhere, everything here but the settings throws {@link IllegalStateException}. A
 * client that only writes may do so from any thread.
 */
public final class OutputTopic {

    private final String name;
    private final OutputScopes scopes;
    private final OutputSettings settings = new OutputSettings();

    OutputTopic(String name, OutputScopes scopes) {
        this.name = requireNonNull(name, "name");
        this.scopes = scopes;
    }

    public String name() {
        return name;
    }

    OutputSettings settings() {
        return settings;
    }

    /** Opens a stream with a new id, a random UUID. */
    public StreamWriter createStream() {
        return createStream(UUID.randomUUID().toString());
    }

    /**
     * Opens a stream. Nothing is written yet.
     *
     * @throws IllegalStateException if a stream of that id is open here already, or a handler of this very topic calls: it would
     *     read the stream again, for ever
     */
    public StreamWriter createStream(String streamId) {
        return scopes.writers(this).create(checked(streamId));
    }

    /** The writer of an open stream; null if no stream of that id is open here. */
    public @Nullable StreamWriter getStream(String streamId) {
        return scopes.writers(this).get(checked(streamId));
    }

    /** The writer of an open stream; opens it if it is not. */
    public StreamWriter getOrCreateStream(String streamId) {
        return getOrCreateStream(streamId, opened -> {});
    }

    /**
     * The writer of an open stream; opens it if it is not.
     *
     * @param onCreated is called if the stream was opened, once; if it throws, the stream is not open. After a restart it is
     *     not called again for a stream that was open: what it has set is still there. Threads that want a stream of this topic
     *     wait for it meanwhile, so it must not wait for them
     */
    public StreamWriter getOrCreateStream(String streamId, Consumer<StreamWriter> onCreated) {
        return scopes.writers(this).getOrCreate(checked(streamId), requireNonNull(onCreated, "onCreated"));
    }

    /** Writes a record as it is, under any key or none; a value that is null is a deletion. */
    public void writeRaw(byte @Nullable [] key, byte @Nullable [] value) {
        writeRaw(key, value, new RecordHeaders());
    }

    /** Writes a record as it is, under any key or none; a value that is null is a deletion. */
    public void writeRaw(byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
        scopes.writers(this).outlet().sendRaw(key, value, requireNonNull(headers, "headers"));
    }

    /**
     * How long after the last time the properties and definitions of a stream are written again, before its next data, so
     * that a reader that joined in between knows them; 30 s unless it is set. A stream without data says nothing.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public OutputTopic announceEvery(Duration interval) {
        if (interval.isNegative() || interval.toMillis() == 0) {
            throw new IllegalArgumentException(
                    "streams must be announced at intervals of 1 ms or more, but it's " + interval);
        }
        settings.announceMs(interval.toMillis());
        return this;
    }

    /**
     * Gets what could not be written, on a thread of Kafka's producer, where it must neither wait nor write. Without a handler the next
     * write, {@link #flush} or close throws the first failure. While reading, failures stop the application instead.
     */
    public OutputTopic onError(Consumer<WriteException> handler) {
        requireNonNull(handler, "handler");
        settings.onError(failure -> scopes.tell(() -> handler.accept(failure)));
        return this;
    }

    /**
     * Writes what the buffers of all streams hold, and returns when the broker has everything. While reading it returns at
     * once: what is written is there with the next commit.
     *
     * @throws WriteException if something could not be written
     */
    public void flush() {
        scopes.writers(this).flush();
    }

    private static String checked(String streamId) {
        if (requireNonNull(streamId, "streamId").isBlank()) {
            throw new IllegalArgumentException(
                    "a stream needs an id, but it's '" + streamId + "'; createStream() makes one up");
        }
        return streamId;
    }
}
