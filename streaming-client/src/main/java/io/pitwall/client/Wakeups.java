package io.pitwall.client;

import io.pitwall.dsl.processing.Deadlines;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * Wall-clock deadlines that lie from some milliseconds to hours ahead, each told about a tenth of its time late at most; near ones
 * are looked at more often than far ones, because each look makes Kafka Streams commit. A deadline that is set again may be told
 * twice. For one thread.
 */
final class Wakeups {

    private final ProcessorContext<?, ?> context;
    private final Deadlines.Expiry expiry;
    private final TreeMap<Long, Deadlines> byTickMs = new TreeMap<>();

    Wakeups(ProcessorContext<?, ?> context, Deadlines.Expiry expiry) {
        this.context = context;
        this.expiry = expiry;
    }

    /** @param deadlineMs wall clock in milliseconds since the Unix epoch */
    void set(String key, long deadlineMs, long nowMs) {
        long aheadMs = Long.highestOneBit(Math.max(1, deadlineMs - nowMs));
        long tickMs = Deadlines.tickOf(OptionalLong.of(aheadMs)).toMillis();
        byTickMs.computeIfAbsent(
                        tickMs, tick -> new Deadlines(context, Deadlines.tickOf(OptionalLong.of(aheadMs)), expiry))
                .set(key, deadlineMs);
    }

    void cancel(String key) {
        byTickMs.values().forEach(deadlines -> deadlines.cancel(key));
    }
}
