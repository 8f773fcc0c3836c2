package io.pitwall.dsl.processing;

import io.pitwall.data.StreamContext;
import io.pitwall.data.StreamMessage;
import io.pitwall.state.StoredStreamContext;
import io.pitwall.state.StreamContextLayout;
import io.pitwall.state.WriteBehindStore;
import java.time.Duration;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The contexts of the open streams of a topic, each with a time to live: a stream that has not been heard of for that long
 * is forgotten with its properties and definitions, as if it had never been there, or it is ended; its next message opens it
 * anew.
 *
 * <p>The time of the last message is noted, and so written, once in a tenth of the time to live; a stream is forgotten
 * between one and 1.1 times the time to live after its last message, and the timer's tick later. The ids of all open
 * streams are on the heap, in the timing wheel.
 */
final class StreamContexts {

    private static final Logger LOG = LoggerFactory.getLogger(StreamContexts.class);
    private static final int NOTES_PER_LIFE = 10;
    private static final long LONGEST_TICK_MS = Duration.ofMinutes(10).toMillis();

    /** Beyond this nothing is forgotten; keeps sums of times within 64 bits. */
    private static final long LONGEST_LIFE_MS = 1L << 50;

    private final ProcessorContext<String, StreamMessage> context;
    private final WriteBehindStore<StoredStreamContext> store;
    private final long noteEveryMs;
    private final long forgetAfterMs;
    private final Deadlines.@Nullable Expiry end;
    private final Deadlines deadlines;
    private final Sensor gone;

    /** Kafka Streams tells no time before there is something to do. */
    private long firstRecordMs = Long.MAX_VALUE;

    /** Streams are forgotten after a time to live; nobody hears of it. */
    static StreamContexts forgottenAfter(
            ProcessorContext<String, StreamMessage> context, String storeName, Duration timeToLive) {
        return new StreamContexts(context, storeName, timeToLive, null);
    }

    /** Streams are ended, and so forgotten, when they have been silent for a time, during all of which this has run. */
    static StreamContexts endedAfter(
            ProcessorContext<String, StreamMessage> context, String storeName, Duration idle, Deadlines.Expiry end) {
        return new StreamContexts(context, storeName, idle, end);
    }

    private StreamContexts(
            ProcessorContext<String, StreamMessage> context,
            String storeName,
            Duration life,
            Deadlines.@Nullable Expiry end) {
        this.context = context;
        this.store = context.getStateStore(storeName);
        this.end = end;
        long lifeMs = lifeMs(life);
        this.noteEveryMs = Math.max(1, lifeMs / NOTES_PER_LIFE);
        this.forgetAfterMs = lifeMs + noteEveryMs;
        this.deadlines = new Deadlines(context, end == null ? tick(lifeMs) : idleTick(lifeMs), this::look);
        this.gone = context.metrics()
                .addRateTotalSensor(
                        "pitwall-contexts",
                        context.taskId() + "-" + storeName,
                        end == null ? "forgotten-streams" : "ended-idle-streams",
                        Sensor.RecordingLevel.INFO,
                        "store",
                        storeName,
                        "task-id",
                        context.taskId().toString());
        store.forEachHead((streamId, head) ->
                deadlines.set(streamId, StreamContextLayout.seenMs(head).orElse(0) + forgetAfterMs));
    }

    static long lifeMs(Duration timeToLive) {
        return timeToLive.compareTo(Duration.ofMillis(LONGEST_LIFE_MS)) > 0 ? LONGEST_LIFE_MS : timeToLive.toMillis();
    }

    /** A tenth of the time at most, and not more often than need be: what fires makes Kafka Streams commit. */
    private static Duration idleTick(long idleMs) {
        long tickMs = Math.max(idleMs / 100, Math.min(1_000, Math.max(1, idleMs / 10)));
        return Duration.ofMillis(Math.min(tickMs, LONGEST_TICK_MS));
    }

    /** How often to look for what has not been heard of for a time to live. */
    static Duration tick(long lifeMs) {
        return Duration.ofMillis(Math.min(Math.max(1, lifeMs / 100), LONGEST_TICK_MS));
    }

    void betweenRecords() {
        store.betweenRecords();
    }

    /** What is known about the stream of a message that has just come, null if the stream is not open. */
    @Nullable
    StreamContext get(String streamId) {
        long nowMs = context.currentSystemTimeMs();
        if (firstRecordMs == Long.MAX_VALUE) {
            firstRecordMs = nowMs;
        }
        StoredStreamContext known = store.get(streamId);
        if (known == null) {
            return null;
        }
        if (known.see(nowMs, noteEveryMs)) {
            store.changed(streamId);
        }
        return known.context();
    }

    void put(String streamId, StreamContext streamContext) {
        StoredStreamContext known = store.get(streamId);
        if (known != null) {
            known.become(streamContext);
            store.changed(streamId);
            return;
        }
        long nowMs = context.currentSystemTimeMs();
        store.put(streamId, new StoredStreamContext(streamContext, nowMs));
        deadlines.set(streamId, nowMs + forgetAfterMs);
    }

    void remove(String streamId) {
        store.remove(streamId);
        deadlines.cancel(streamId);
    }

    void close() {
        context.metrics().removeSensor(gone);
    }

    /** What was not noted, or silent while nobody listened, counts from the start. */
    private long lastMs(StoredStreamContext known) {
        boolean countsFromStart = end != null || known.seenMs() == StoredStreamContext.NEVER;
        return countsFromStart
                ? Math.max(known.seenMs(), Math.min(firstRecordMs, deadlines.firstTickMs()))
                : known.seenMs();
    }

    /** The deadline was set when the stream was last looked at; it may have been heard of since. */
    private void look(String streamId, long nowMs) {
        store.betweenRecords();
        StoredStreamContext known = store.get(streamId);
        if (known == null) {
            return;
        }
        long lastMs = lastMs(known);
        if (lastMs > nowMs - forgetAfterMs) {
            deadlines.set(streamId, lastMs + forgetAfterMs);
            return;
        }
        gone.record();
        if (end == null) {
            LOG.info(
                    "stream {} has not been heard of for more than {} and is forgotten with its properties and"
                            + " definitions; its next message opens it anew (store {})",
                    streamId,
                    Duration.ofMillis(forgetAfterMs - noteEveryMs),
                    store.name());
        } else {
            end.expired(streamId, nowMs);
        }
        store.remove(streamId);
    }
}
