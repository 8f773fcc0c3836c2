package io.pitwall.cli.tail;

import io.pitwall.app.DurationConverter;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Where reading a topic starts: its beginning, its end, or the first record that arrived at a time or later.
 *
 * @param time when its first record arrived; null for beginning and end
 * @param ago how long before now its first record arrived; null unless it was said so
 */
public record TailStart(
        boolean isBeginning,
        @Nullable Instant time,
        @Nullable Duration ago) {

    static final TailStart BEGINNING = new TailStart(true, null, null);
    static final TailStart END = new TailStart(false, null, null);

    /** What people type: {@code beginning}, {@code end}, {@code 10m}, {@code 2026-11-22T19:00:00Z}. */
    public static final class Converter implements ITypeConverter<TailStart> {

        @Override
        public TailStart convert(String text) {
            if (text.equalsIgnoreCase("beginning")) {
                return BEGINNING;
            } else if (text.equalsIgnoreCase("end")) {
                return END;
            }
            try {
                return new TailStart(false, Instant.parse(text), null);
            } catch (DateTimeException e) {
                return ago(text);
            }
        }

        private static TailStart ago(String text) {
            try {
                return new TailStart(false, null, new DurationConverter().convert(text));
            } catch (TypeConversionException e) {
                throw new TypeConversionException("'" + text
                        + "' is no place to start; write beginning, end, 10m for ten minutes ago, or a time such as"
                        + " 2026-11-22T19:00:00Z");
            }
        }
    }

    /** Moves a consumer there. */
    void seek(Consumer<?, ?> consumer, Collection<TopicPartition> partitions, Instant now) {
        if (isBeginning) {
            consumer.seekToBeginning(partitions);
            return;
        }
        consumer.seekToEnd(partitions);
        @Nullable Instant from = ago == null ? time : now.minus(ago);
        if (from != null) {
            Map<TopicPartition, Long> times = new HashMap<>();
            partitions.forEach(partition -> times.put(partition, Math.max(0, from.toEpochMilli())));
            for (Map.Entry<TopicPartition, OffsetAndTimestamp> found :
                    consumer.offsetsForTimes(times).entrySet()) {
                // A partition where nothing arrived since then has no offset, and is read from its end.
                if (found.getValue() != null) {
                    consumer.seek(found.getKey(), found.getValue().offset());
                }
            }
        }
    }
}
