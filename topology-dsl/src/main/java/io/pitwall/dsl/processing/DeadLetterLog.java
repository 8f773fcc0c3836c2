package io.pitwall.dsl.processing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * The log of dead letters: of each partition the first in full, then one in {@link #INTERVAL} with the number of those
 * between, so that a broken producer does not fill the disk. Safe for use by several threads.
 */
final class DeadLetterLog {

    /** How long a partition is silent after a line. */
    static final Duration INTERVAL = Duration.ofSeconds(10);

    private static final int MAX_ID_BYTES = 100;

    private final Logger log;
    private final String deadLetterTopic;
    private final InstantSource clock;
    private final Map<TopicPartition, Silence> silences = new HashMap<>();

    /** Since the last line of a partition. */
    private static final class Silence {
        long untilMs;
        long letters;
    }

    DeadLetterLog(Logger log, String deadLetterTopic, InstantSource clock) {
        this.log = log;
        this.deadLetterTopic = deadLetterTopic;
        this.clock = clock;
    }

    synchronized void sent(TopicPartition partition, long offset, byte @Nullable [] key, @Nullable String reason) {
        long nowMs = clock.millis();
        Silence silence = silences.computeIfAbsent(partition, first -> new Silence());
        if (nowMs < silence.untilMs) {
            silence.letters++;
            return;
        }
        log.warn(
                "{}, {}: sent to the dead letters ({}): {}{}",
                partition + "@" + offset,
                stream(key),
                deadLetterTopic,
                reason,
                silence.letters == 0 ? "" : "; so were " + silence.letters + " before it since the last line");
        silence.letters = 0;
        silence.untilMs = nowMs + INTERVAL.toMillis();
    }

    /** Says what it has not said yet; to be called at the end. */
    synchronized void flush() {
        silences.forEach((partition, silence) -> {
            if (silence.letters > 0) {
                log.warn(
                        "{}: {} more sent to the dead letters ({}) since the last line",
                        partition,
                        silence.letters,
                        deadLetterTopic);
            }
        });
        silences.clear();
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
