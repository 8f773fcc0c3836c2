package io.pitwall.client;

import static java.util.Objects.requireNonNull;

import io.pitwall.data.StreamEnd;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * Writes one stream. Opening writes nothing; the first data comes behind the stream's properties and definitions, which are
 * written again from time to time ({@link OutputTopic#announceEvery}) and when they have changed.
 *
 * <p>While reading, a writer is for the handlers of the input streams of one task, on their thread; what it knows and holds
 * survives crashes. In a client that only writes it is safe for use by several threads, whose calls take turns.
 *
 * <p>After {@link #close} everything but {@link #id} throws {@link StreamClosedException}. A stream that nobody closes stays
 * open for its readers, also when the client is closed.
 */
public final class StreamWriter {

    private final OpenStream stream;
    private final PropertiesWriter properties;
    private final ParametersWriter parameters;
    private final EventsWriter events;

    /** A writer whose state is in the scope already. */
    StreamWriter(String id, OutputTopic topic, OutputScope scope, Consumer<StreamWriter> onForgotten) {
        this.stream = new OpenStream(id, topic, scope, () -> onForgotten.accept(this));
        this.properties = new PropertiesWriter(stream);
        this.parameters = new ParametersWriter(stream);
        this.events = new EventsWriter(stream);
    }

    /** The stream id, which is the key of the stream's records. */
    public String id() {
        return stream.id();
    }

    public PropertiesWriter properties() {
        return properties;
    }

    public ParametersWriter parameters() {
        return parameters;
    }

    public EventsWriter events() {
        return events;
    }

    /**
     * What times that are given as a {@link Duration}, or as a bare number, count from; the Unix epoch unless it is set.
     *
     * @throws IllegalArgumentException if 64 bits of nanoseconds do not hold it, or the time of a row that a leading-edge buffer holds
     */
    public StreamWriter epoch(Instant epoch) {
        stream.epoch(Times.ns(epoch));
        return this;
    }

    /**
     * Writes what the stream's buffers hold and what it has to say of itself, and returns when the broker has it. While reading
     * it returns at once: what is written is there with the next commit.
     *
     * @throws WriteException if something of this topic could not be written
     */
    public void flush() {
        stream.flush();
    }

    /** Ends the stream as its source does. */
    public void close() {
        close(StreamEnd.Type.CLOSED);
    }

    /**
     * Writes what the stream's buffers hold, and its end. What handlers of backfill throw, this throws when it has called all of them
     * and the stream is closed.
     *
     * @throws WriteException if something of this topic was refused before; the stream is closed all the same
     */
    public void close(StreamEnd.Type type) {
        stream.end(requireNonNull(type, "type"));
    }

    /** Whether it was closed. */
    public boolean isClosed() {
        return stream.isEnded();
    }

    /** What the writers of this stream have in common. */
    OpenStream stream() {
        return stream;
    }
}
