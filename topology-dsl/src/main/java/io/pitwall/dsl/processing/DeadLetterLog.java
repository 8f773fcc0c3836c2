package io.pitwall.dsl.processing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * The log of dead letters: of each partition the first in full, then one in a {@link LogInterval} with the number of
 * those between. Safe for use by several threads.
 */
final class DeadLetterLog {

    private static final int MAX_ID_BYTES = 100;

    private final Logger log;
    private final String deadLetterTopic;
    private final InstantSource clock;
    private final Map<TopicPartition, LogInterval> intervals = new HashMap<>();

    DeadLetterLog(Logger log, String deadLetterTopic, InstantSource clock) {
        this.log = log;
        this.deadLetterTopic = deadLetterTopic;
        this.clock = clock;
    }

    synchronized void sent(TopicPartition partition, long offset, byte @Nullable [] key, @Nullable String reason) {
        LogInterval interval = intervals.computeIfAbsent(partition, first -> new LogInterval());
        if (!interval.admits(clock.millis())) {
            return;
        }
        long between = interval.takeHeldBack();
        log.warn(
                "{}, {}: sent to the dead letters ({}): {}{}",
                partition + "@" + offset,
                stream(key),
                deadLetterTopic,
                reason,
                between == 0 ? "" : "; so were " + between + " before it since the last line");
    }

    /** Says what it has not said yet; to be called at the end. */
    synchronized void flush() {
        intervals.forEach((partition, interval) -> {
            long unsaid = interval.takeHeldBack();
            if (unsaid > 0) {
                log.warn(
                        "{}: {} more sent to the dead letters ({}) since the last line",
                        partition,
                        unsaid,
                        deadLetterTopic);
            }
        });
        intervals.clear();
    }

    /** The stream id for people: bytes that are not UTF-8 and control characters replaced, long ones cut. */
    static String stream(byte @Nullable [] key) {
        if (key == null) {
            return "no stream id";
        }
        String id = new String(key, 0, Math.min(key.length, MAX_ID_BYTES), UTF_8).replaceAll("\\p{Cntrl}", "?");
        return "stream '" + id + (key.length > MAX_ID_BYTES ? "...'" : "'");
    }
}
