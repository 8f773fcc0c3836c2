package io.pitwall.client;

import io.pitwall.client.InputHandlers.Commits;
import io.pitwall.state.StoreStatus;
import io.pitwall.state.WriteBehindStore;
import java.time.Duration;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the commits of one task and tells of them.
 *
 * <p>Kafka Streams tells a task of a commit that is coming, by a flush of its stores, but not of one that is done. Whatever the task
 * does behind that flush shows that it is: a task whose commit has failed does nothing more. So a timer looks, which exists only
 * from a record to the commit behind it, because each time it fires Kafka Streams commits.
 */
final class CommitWatch {

    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    private final ProcessorContext<?, ?> context;
    private final Commits wanted;
    private final WriteBehindStore<?> flushed;
    private @Nullable StoreStatus beforeCommit;
    private @Nullable Cancellable looking;
    private int records;

    /** @param flushed a store that is flushed before each commit of the task */
    CommitWatch(ProcessorContext<?, ?> context, Commits wanted, WriteBehindStore<?> flushed) {
        this.context = context;
        this.wanted = wanted;
        this.flushed = flushed;
        Runnable onCommitting = wanted.onCommitting();
        if (onCommitting != null) {
            flushed.beforeFlush(onCommitting);
        }
    }

    /** A record has been read. */
    void read() {
        if (wanted.every().isPresent() && ++records >= wanted.every().getAsInt()) {
            requestCommit();
        }
        if (wanted.onCommitted() != null) {
            look();
            if (looking == null) {
                beforeCommit = flushed.status();
                looking = context.schedule(LOOK_EVERY, PunctuationType.WALL_CLOCK_TIME, nowMs -> look());
            }
        }
    }

    void requestCommit() {
        records = 0;
        context.commit();
    }

    @SuppressWarnings("ReferenceEquality") // each flush makes a new one
    private void look() {
        Runnable onCommitted = wanted.onCommitted();
        if (looking != null && onCommitted != null && flushed.status() != beforeCommit) {
            looking.cancel();
            looking = null;
            onCommitted.run();
        }
    }
}
