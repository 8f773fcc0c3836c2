package io.pitwall.client;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where a client writes: while it reads, in the task whose handler is being called; otherwise through a producer of its own. Safe
 * for use by several threads.
 */
final class ClientOutputs implements OutputScopes, AutoCloseable {

    private final TaskOfThread ofThread;
    private final BooleanSupplier isReading;
    private final Supplier<WriteOnlyOutputs> writingAlone;
    private @Nullable WriteOnlyOutputs alone;
    private boolean isClosed;

    /** @param writingAlone is called once, when something is to be written for the first time */
    ClientOutputs(TaskOfThread ofThread, BooleanSupplier isReading, Supplier<WriteOnlyOutputs> writingAlone) {
        this.ofThread = ofThread;
        this.isReading = isReading;
        this.writingAlone = writingAlone;
    }

    @Override
    public StreamWriters writers(OutputTopic topic) {
        HandlerCalls calls = ofThread.get();
        if (calls != null) {
            return calls.outputs().writers(topic.name());
        }
        if (isReading.getAsBoolean()) {
            throw new IllegalStateException(
                    "topic '" + topic.name()
                            + "': a client that reads writes from its handlers only, while they are called and on their thread; from"
                            + " elsewhere it could not be committed together with what was read. Use another client to write alone");
        }
        return alone(topic).writers(topic);
    }

    @Override
    public void tell(Runnable callback) {
        ofThread.tell(callback);
    }

    private synchronized WriteOnlyOutputs alone(OutputTopic topic) {
        WriteOnlyOutputs known = alone;
        if (known != null) {
            // Once it is closed it says so itself, not to the thread that closes it.
            return known;
        }
        if (isClosed) {
            throw new IllegalStateException(
                    "the client is closed: nothing can be written to topic '" + topic.name() + "'");
        }
        known = writingAlone.get();
        alone = known;
        return known;
    }

    /** @throws WriteException if something was written alone and did not arrive */
    @Override
    public void close() {
        WriteOnlyOutputs open;
        synchronized (this) {
            isClosed = true;
            open = alone;
        }
        if (open != null) {
            open.close();
        }
    }
}
