package io.pitwall.client;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Offsets that no transaction is about to change. A producer hears that its transaction is committed before the group's offsets are:
 * who asks at once gets those of before, or, if only stable ones are wanted, an answer without the partition.
 */
final class StableOffsets {

    private static final Duration PAUSE = Duration.ofMillis(50);

    private StableOffsets() {}

    /**
     * Asks until all partitions are answered for.
     *
     * @param question gives an offset, or null for a partition without one, or leaves out a partition whose offset is about to change
     * @param patience after which the answer is taken as it is
     * @return next offsets; without the partitions that have none, or none that is known
     */
    static Map<TopicPartition, Long> of(
            Collection<TopicPartition> partitions,
            Supplier<Map<TopicPartition, @Nullable OffsetAndMetadata>> question,
            Duration patience) {
        long startNs = System.nanoTime();
        Map<TopicPartition, @Nullable OffsetAndMetadata> answer = question.get();
        while (!answer.keySet().containsAll(partitions)
                && System.nanoTime() - startNs < patience.toNanos()
                && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PAUSE.toMillis()));
            answer = question.get();
        }
        Map<TopicPartition, Long> offsets = new HashMap<>();
        answer.forEach((partition, offset) -> {
            if (offset != null) {
                offsets.put(partition, offset.offset());
            }
        });
        return offsets;
    }
}
