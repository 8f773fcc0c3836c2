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
public final class Deadlines {

    /** What happens to a stream whose deadline has passed. */
    @FunctionalInterface
    public interface Expiry {
        /**
         * It has passed.
         *
         * @param nowMs wall clock in milliseconds since the Unix epoch
         */
        void expired(String streamId, long nowMs);
    }

    private static final long NOT_YET = Long.MIN_VALUE;
    private static final long SHORTEST_TICK_MS = 10;
    private static final long LONGEST_TICK_MS = 1_000;

    private final ProcessorContext<?, ?> context;
    private final Expiry expiry;
    private final Duration tick;
    private final TimingWheel wheel;
    private @Nullable Cancellable punctuator;
    private long firstTickMs = NOT_YET;

    /**
     * No deadlines yet.
     *
     * @param tick how often to look, and so how late a deadline may be heard of
     */
    public Deadlines(ProcessorContext<?, ?> context, Duration tick, Expiry expiry) {
        this.context = context;
        this.expiry = expiry;
        this.tick = tick;
        this.wheel = new TimingWheel();
    }

    /** The tick for deadlines that lie the given time ahead when they are set; a tenth of it late at most. */
    public static Duration tickOf(OptionalLong aheadMs) {
        long tickMs = Math.min(Math.max(aheadMs.orElse(LONGEST_TICK_MS) / 10, SHORTEST_TICK_MS), LONGEST_TICK_MS);
        return Duration.ofMillis(tickMs);
    }

    /** Sets the deadline of a stream, in ms of wall clock, in place of the one it had. */
    public void set(String streamId, long deadlineMs) {
        wheel.schedule(streamId, deadlineMs);
        if (punctuator == null) {
            punctuator = context.schedule(tick, PunctuationType.WALL_CLOCK_TIME, this::expire);
        }
    }

    /** Forgets the deadline of a stream; nothing happens if it has none. */
    public void cancel(String streamId) {
        wheel.cancel(streamId);
    }

    /**
     * When deadlines were looked at for the first time, in ms of wall clock: when a processor that has deadlines at its start
     * is told the time. Kafka Streams does not know it before.
     */
    long firstTickMs() {
        return firstTickMs;
    }

    private void expire(long nowMs) {
        if (firstTickMs == NOT_YET) {
            firstTickMs = nowMs;
        }
        wheel.advanceTo(nowMs, streamId -> expiry.expired(streamId, nowMs));
        // Not in cancel(): streams whose buffers fill and empty all the time would make and drop punctuators.
        if (wheel.isEmpty() && punctuator != null) {
            punctuator.cancel();
            punctuator = null;
        }
    }
}
