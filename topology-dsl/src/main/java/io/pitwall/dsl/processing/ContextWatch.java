package io.pitwall.dsl.processing;

import java.time.Duration;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * Looks now and then whether streams are still known where their contexts are kept, for operators that hold something of them:
 * a stream that was forgotten there without an end does not come to an end here. Each is looked at once in the time to live of
 * a context, after a start within a tenth of it. Nothing is noted or written for that.
 */
final class ContextWatch {

    /** Looks at a stream. */
    interface Look {
        /** Whether to look again; if not, the stream is not known any more and what was held of it is gone. */
        boolean staysAt(String streamId, long nowMs);
    }

    private final ProcessorContext<?, ?> context;
    private final long lookAfterMs;
    private final Look look;
    private final Deadlines deadlines;

    ContextWatch(ProcessorContext<?, ?> context, Duration timeToLive, Look look) {
        this.context = context;
        this.lookAfterMs = StreamContexts.lifeMs(timeToLive);
        this.look = look;
        this.deadlines = new Deadlines(context, StreamContexts.tick(lookAfterMs), this::lookAt);
    }

    /** A stream that was found in a store at the start. */
    void watchFromStart(String streamId) {
        deadlines.set(streamId, 0);
    }

    void watch(String streamId) {
        deadlines.set(streamId, context.currentSystemTimeMs() + lookAfterMs);
    }

    void cancel(String streamId) {
        deadlines.cancel(streamId);
    }

    private void lookAt(String streamId, long nowMs) {
        if (nowMs == deadlines.firstTickMs()) {
            // Those of before the start, but not all at once.
            long spreadMs = Math.max(1, lookAfterMs / 10);
            deadlines.set(streamId, nowMs + 1 + Math.floorMod((long) streamId.hashCode(), spreadMs));
        } else if (look.staysAt(streamId, nowMs)) {
            deadlines.set(streamId, nowMs + lookAfterMs);
        }
    }
}
