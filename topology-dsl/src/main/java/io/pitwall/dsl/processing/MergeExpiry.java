package io.pitwall.dsl.processing;

import io.pitwall.state.StoredMergedStream;
import io.pitwall.state.WriteBehindStore;
import java.time.Duration;
import java.util.function.Predicate;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forgets merged streams whose origins were forgotten without an end, when a {@link ContextWatch} finds that out. */
final class MergeExpiry {

    private static final Logger LOG = LoggerFactory.getLogger(MergeExpiry.class);

    private final WriteBehindStore<StoredMergedStream> store;
    private final Predicate<String> hasOrigin;
    private final ContextWatch watch;

    /** @param hasOrigin whether anybody who carries that merged stream still knows it */
    MergeExpiry(
            ProcessorContext<?, ?> context,
            WriteBehindStore<StoredMergedStream> store,
            Duration timeToLive,
            Predicate<String> hasOrigin) {
        this.store = store;
        this.hasOrigin = hasOrigin;
        this.watch = new ContextWatch(context, timeToLive, this::staysAt);
        store.forEachHead((streamId, head) -> watch.watchFromStart(streamId));
    }

    void watch(String streamId) {
        watch.watch(streamId);
    }

    void cancel(String streamId) {
        watch.cancel(streamId);
    }

    private boolean staysAt(String streamId, long nowMs) {
        store.betweenRecords();
        if (store.get(streamId) == null) {
            return false;
        }
        if (hasOrigin.test(streamId)) {
            return true;
        }
        store.remove(streamId);
        LOG.info("stream {} is forgotten, because what it was made of is (store {})", streamId, store.name());
        return false;
    }
}
