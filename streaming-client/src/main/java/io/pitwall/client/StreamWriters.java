package io.pitwall.client;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The writers of the open streams of one topic in one scope. As safe for use by several threads as the scope is. */
final class StreamWriters {

    private final OutputTopic topic;
    private final OutputScope scope;
    private final Map<String, StreamWriter> writers = new ConcurrentHashMap<>();

    StreamWriters(OutputTopic topic, OutputScope scope) {
        this.topic = topic;
        this.scope = scope;
    }

    synchronized StreamWriter create(String streamId) {
        scope.checkThread();
        scope.checkStream(streamId);
        if (scope.states().get(streamId) != null) {
            throw new IllegalStateException("stream '" + streamId + "' of topic '" + topic.name()
                    + "' is open already; getOrCreateStream takes it up, also after a restart");
        }
        return opened(streamId);
    }

    synchronized @Nullable StreamWriter get(String streamId) {
        scope.checkThread();
        scope.checkStream(streamId);
        if (scope.states().get(streamId) == null) {
            return null;
        }
        StreamWriter writer = writers.get(streamId);
        return writer == null ? remembered(streamId) : writer;
    }

    synchronized StreamWriter getOrCreate(String streamId, Consumer<StreamWriter> onCreated) {
        StreamWriter open = get(streamId);
        if (open != null) {
            return open;
        }
        StreamWriter created = opened(streamId);
        try {
            onCreated.accept(created);
        } catch (RuntimeException | Error e) {
            created.stream().forget();
            throw e;
        }
        return created;
    }

    private StreamWriter opened(String streamId) {
        scope.states().put(streamId, new WriterState());
        return remembered(streamId);
    }

    private StreamWriter remembered(String streamId) {
        // By then another thread may have opened the stream anew.
        StreamWriter writer = new StreamWriter(streamId, topic, scope, closed -> writers.remove(streamId, closed));
        writers.put(streamId, writer);
        return writer;
    }

    Outlet outlet() {
        scope.checkThread();
        return scope.outlet();
    }

    /** Looks whether a stream has held rows for too long; to be called by the clock. */
    void due(String streamId, long nowMs) {
        StreamWriter writer = writers.get(streamId);
        if (writer != null) {
            writer.stream().due(nowMs);
        }
    }

    /** Writes what a stream has to say of itself, if it has not been said yet; to be called by the clock. */
    void settle(String streamId) {
        StreamWriter writer = writers.get(streamId);
        if (writer != null) {
            writer.stream().settle();
        }
    }

    /** Writes everything that is held, and returns when the broker has it; a stream that fails does not keep the others from it. */
    void flush() {
        scope.checkThread();
        Attempts attempts = new Attempts();
        for (StreamWriter writer : List.copyOf(writers.values())) {
            attempts.run(writer.stream()::releaseIfOpen);
        }
        attempts.run(scope.outlet()::flush);
        attempts.throwIfFailed();
    }

    /** @throws WriteException if a stream holds rows that nobody will write any more */
    void checkNothingHeld() {
        for (StreamWriter writer : writers.values()) {
            if (writer.stream().holdsRows()) {
                throw new WriteException(
                        topic.name(),
                        writer.id(),
                        "holds rows that are dropped, because the client is closed: handlers of backfill have put in new ones"
                                + " each time, or they could not be written",
                        null);
            }
        }
    }
}
