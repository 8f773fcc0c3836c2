package io.pitwall.dsl.processing;

import io.pitwall.state.TimingWheel;
import java.time.Duration;
import java.util.OptionalLong;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.jspecify.annotations.Nullable;

/**
 * Wall-clock deadlines of streams, and the punctuator that looks at them; it exists only while there are any, because
 * each time one fires Kafka Streams commits.
 */
final class Deadlines {

    /** What happens to a stream whose deadline has passed. */
    interface Expiry {
        void expired(String streamId, long nowMs);
    }

    private static final long SHORTEST_TICK_MS = 10;
    private static final long LONGEST_TICK_MS = 1_000;

    private final ProcessorContext<?, ?> context;
    private final Expiry expiry;
    private final Duration tick;
    private final TimingWheel wheel;
    private @Nullable Cancellable punctuator;

    /** @param tick how often to look, and so how late a deadline may be heard of */
    Deadlines(ProcessorContext<?, ?> context, Duration tick, Expiry expiry) {
        this.context = context;
        this.expiry = expiry;
        this.tick = tick;
        this.wheel = new TimingWheel();
    }

    /** The tick for deadlines that lie the given time ahead when they are set; a tenth of it late at most. */
    static Duration tickOf(OptionalLong aheadMs) {
        long tickMs = Math.min(Math.max(aheadMs.orElse(LONGEST_TICK_MS) / 10, SHORTEST_TICK_MS), LONGEST_TICK_MS);
        return Duration.ofMillis(tickMs);
    }

    void set(String streamId, long deadlineMs) {
        wheel.schedule(streamId, deadlineMs);
        if (punctuator == null) {
            punctuator = context.schedule(tick, PunctuationType.WALL_CLOCK_TIME, this::expire);
        }
    }

    void cancel(String streamId) {
        wheel.cancel(streamId);
    }

    private void expire(long nowMs) {
        wheel.advanceTo(nowMs, streamId -> expiry.expired(streamId, nowMs));
        // Not in cancel(): streams whose buffers fill and empty all the time would make and drop punctuators.
        if (wheel.isEmpty() && punctuator != null) {
            punctuator.cancel();
            punctuator = null;
        }
    }
}
