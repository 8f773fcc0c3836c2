package io.pitwall.client;

import static java.util.Objects.requireNonNull;

import io.pitwall.dsl.processing.OperatorException;
import io.pitwall.dsl.processing.RecordOrigin;
import java.util.function.Supplier;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls the handlers of one task: one at a time, on its stream thread, each for a record or timer of one stream. What a handler
 * reads, writes and sets is allowed during such a call only.
 *
 * <p>A failure of what lies behind a handler, such as the producer, is not the handler's: it stops the application even if the
 * handler has caught it.
 */
final class HandlerCalls {

    private static final Logger LOG = LoggerFactory.getLogger(HandlerCalls.class);

    private final ProcessorContext<?, ?> context;
    private final TaskOfThread ofThread;
    private final @Nullable HandlerErrors onError;
    private final Sensor failed;
    private @Nullable TaskOutputs outputs;
    private @Nullable Current current;
    private @Nullable RuntimeException fatal;

    /**
     * What is being worked on.
     *
     * @param streamId empty for a record that is read raw
     * @param timestampMs of what is written meanwhile
     */
    record Current(String streamId, long timestampMs, Headers headers) {}

    HandlerCalls(ProcessorContext<?, ?> context, TaskOfThread ofThread, @Nullable HandlerErrors onError, String topic) {
        this.context = context;
        this.ofThread = ofThread;
        this.onError = onError;
        this.failed = context.metrics()
                .addRateTotalSensor(
                        "pitwall-client", context.taskId() + "-" + topic, "failed-handler", Sensor.RecordingLevel.INFO);
    }

    /** What the handlers write goes here. */
    void writeTo(TaskOutputs taskOutputs) {
        outputs = taskOutputs;
    }

    /** Where what the handlers write goes. */
    TaskOutputs outputs() {
        return requireNonNull(outputs, "outputs");
    }

    /** Works on something: handlers may be called until this returns. */
    void during(Current now, Runnable work) {
        current = now;
        ofThread.begin(this);
        try {
            work.run();
        } finally {
            ofThread.end();
            current = null;
        }
    }

    /** Tells the user something outside of handlers: nothing can be read, written or set in it. */
    void tell(Runnable callback) {
        ofThread.tell(callback);
    }

    /**
     * Calls a handler.
     *
     * @param what which one, for messages
     * @throws OperatorException if it fails and nobody says that the application goes on
     */
    void call(String what, Runnable handler) {
        try {
            handler.run();
        } catch (LinkageError e) {
            throw stopping(what, e);
        } catch (Exception | AssertionError | StackOverflowError e) {
            failed(what, e);
        }
        throwIfFatal();
    }

    /** As above; a failure always stops the application. */
    void callOrStop(String what, Runnable handler) {
        try {
            handler.run();
        } catch (Exception | AssertionError | LinkageError | StackOverflowError e) {
            throwIfFatal();
            throw stopping(what, e);
        }
        throwIfFatal();
    }

    /**
     * A handler or the rule of a buffer has failed: asks whether the application goes on.
     *
     * @throws OperatorException if it does not
     */
    void failed(String what, Throwable error) {
        throwIfFatal();
        if (error instanceof StreamsException broken) {
            // A store that cannot be read, a task that has moved: not the handler's doing.
            throw broken;
        }
        if (onError == null) {
            throw stopping(what, error);
        }
        failed.record();
        String streamId = now().streamId();
        LOG.warn(
                "{} failed on stream '{}' ({}), and the application goes on if onError says so",
                what,
                streamId,
                RecordOrigin.of(context),
                error);
        try {
            onError.handle(streamId.equals(StoredWriter.NOBODY) ? null : streamId, error);
        } catch (Exception | AssertionError e) {
            if (e != error && e.getCause() != error) {
                e.addSuppressed(error);
            }
            throw stopping(what, e);
        }
    }

    private OperatorException stopping(String what, Throwable error) {
        return new OperatorException(what, now().streamId(), RecordOrigin.of(context), error);
    }

    /** Notes a failure that no handler may swallow. */
    RuntimeException fatal(RuntimeException error) {
        if (fatal == null) {
            fatal = error;
        }
        return fatal;
    }

    private void throwIfFatal() {
        if (fatal != null) {
            throw fatal;
        }
    }

    /** What is being worked on. */
    Current now() {
        if (current == null) {
            throw new IllegalStateException("no handler is being called");
        }
        return current;
    }

    /** @throws IllegalStateException unless the calling thread is in a call of a handler of this task */
    void check(Supplier<String> what) {
        if (ofThread.get() != this) {
            throw new IllegalStateException(what.get()
                    + " may be used by the handlers of its own partition only, while they are called and on their"
                    + " thread; from elsewhere it could not be committed together with what was read");
        }
    }

    /** @throws IllegalStateException unless a handler of that very stream is being called, on this thread */
    void checkStream(String streamId, Supplier<String> what) {
        check(what);
        if (!now().streamId().equals(streamId)) {
            throw new IllegalStateException(what.get() + " belongs to stream '" + streamId
                    + "', whose handlers alone may use it; stream '" + now().streamId() + "' is being worked on");
        }
    }

    void close() {
        context.metrics().removeSensor(failed);
    }
}
