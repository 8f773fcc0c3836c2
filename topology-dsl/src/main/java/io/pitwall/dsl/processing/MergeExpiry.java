package io.pitwall.dsl.processing;

import io.pitwall.state.StoredMergedStream;
import io.pitwall.state.WriteBehindStore;
import java.time.Duration;
import java.util.function.Predicate;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forgets merged streams whose origins were forgotten without an end: each is looked at once in the time to live of a
 * context, after a start within a tenth of it. Nothing is noted or written for that.
 */
final class MergeExpiry {

    private static final Logger LOG = LoggerFactory.getLogger(MergeExpiry.class);

    private final WriteBehindStore<StoredMergedStream> store;
    private final Predicate<String> hasOrigin;
    private final ProcessorContext<?, ?> context;
    private final long lookAfterMs;
    private final Deadlines deadlines;

    /** @param hasOrigin whether anybody who carries that merged stream still knows it */
    MergeExpiry(
            ProcessorContext<?, ?> context,
            WriteBehindStore<StoredMergedStream> store,
            Duration timeToLive,
            Predicate<String> hasOrigin) {
        this.context = context;
        this.store = store;
        this.hasOrigin = hasOrigin;
        this.lookAfterMs = StreamContexts.lifeMs(timeToLive);
        this.deadlines = new Deadlines(context, StreamContexts.tick(lookAfterMs), this::look);
        long spreadMs = Math.max(1, lookAfterMs / 10);
        long nowMs = context.currentSystemTimeMs();
        store.forEachHead((streamId, head) ->
                deadlines.set(streamId, nowMs + Math.floorMod((long) streamId.hashCode(), spreadMs)));
    }

    void watch(String streamId) {
        deadlines.set(streamId, context.currentSystemTimeMs() + lookAfterMs);
    }

    void cancel(String streamId) {
        deadlines.cancel(streamId);
    }

    private void look(String streamId, long nowMs) {
        store.betweenRecords();
        if (store.get(streamId) == null) {
            return;
        }
        if (hasOrigin.test(streamId)) {
            deadlines.set(streamId, nowMs + lookAfterMs);
            return;
        }
        store.remove(streamId);
        LOG.info("stream {} is forgotten, because what it was made of is (store {})", streamId, store.name());
    }
}
