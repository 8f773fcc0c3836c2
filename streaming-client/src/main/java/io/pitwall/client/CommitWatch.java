package io.pitwall.client;

import io.pitwall.client.InputHandlers.Commits;
import io.pitwall.state.StoreStatus;
import io.pitwall.state.WriteBehindStore;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.RecordMetadata;
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
    private final HandlerCalls calls;
    private final Commits wanted;
    private final WriteBehindStore<?> flushed;
    private @Nullable StoreStatus beforeCommit;
    private StoreStatus counted;
    private @Nullable Cancellable looking;
    private int records;
    private long nextOffset;

    /** @param flushed a store that is flushed before each commit of the task */
    CommitWatch(
            ProcessorContext<?, ?> context,
            HandlerCalls calls,
            Commits wanted,
            LastCommit lastCommit,
            WriteBehindStore<?> flushed) {
        this.context = context;
        this.calls = calls;
        this.wanted = wanted;
        this.flushed = flushed;
        this.counted = flushed.status();
        Runnable onCommitting = wanted.onCommitting();
        if (onCommitting != null) {
            flushed.beforeFlush(() -> committing(onCommitting, lastCommit));
        }
    }

    private void committing(Runnable onCommitting, LastCommit lastCommit) {
        try {
            calls.tell(onCommitting);
        } catch (RuntimeException e) {
            lastCommit.refused(e);
            throw e;
        }
    }

    /**
     * A message has been read. A record counts once, whatever messages it is to the handlers: that which opens a stream comes behind
     * properties that no record has.
     */
    @SuppressWarnings("ReferenceEquality") // each flush makes a new one
    void read() {
        StoreStatus now = flushed.status();
        if (now != counted) {
            counted = now;
            records = 0;
        }
        long next = offsetBehindRecord();
        if (next > nextOffset) {
            nextOffset = next;
            records++;
        }
        if (wanted.every().isPresent() && records >= wanted.every().getAsInt()) {
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

    /** Behind the record that is being read; 0 if a timer has made the message. */
    private long offsetBehindRecord() {
        Optional<RecordMetadata> source = context.recordMetadata();
        return source.isPresent() ? source.get().offset() + 1 : 0;
    }

    /** Behind what was read last; 0 if nothing was. */
    long nextOffset() {
        return nextOffset;
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
            calls.tell(onCommitted);
        }
    }
}
