package io.pitwall.app;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Tells whether an application has committed all that its input topics hold.
 *
 * <p>It reads on from the committed offsets, as far as there is anything: comparing offsets would not do, because the
 * last offset of a partition may be a transaction's marker and no record. It is no member of the application's group. Used
 * by one thread.
 */
final class InputProbe implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;

    /**
     * A probe of these topics.
     *
     * @param clientProperties how to reach the broker, by Kafka's names
     * @param applicationId the application whose commits count
     * @param offsetReset where the application starts without a commit: {@code earliest} or {@code latest}
     */
    InputProbe(
            Map<String, Object> clientProperties, String applicationId, String offsetReset, Collection<String> topics) {
        Map<String, Object> properties = new HashMap<>(clientProperties);
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, applicationId);
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, offsetReset);
        consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        partitions = topics.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
    }

    /** True when no record lies behind the committed offsets; false when one does, or the broker does not say in time. */
    boolean isReadToTheEnd() {
        Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(Set.copyOf(partitions));
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        committed.forEach((partition, offset) -> {
            if (offset != null) {
                consumer.seek(partition, offset.offset());
            }
        });
        long startNs = System.nanoTime();
        while (partitions.stream().anyMatch(partition -> isBefore(partition, ends))) {
            if (!consumer.poll(POLL).isEmpty() || System.nanoTime() - startNs > PATIENCE.toNanos()) {
                return false;
            }
        }
        return true;
    }

    private boolean isBefore(TopicPartition partition, Map<TopicPartition, Long> ends) {
        return consumer.position(partition) < ends.getOrDefault(partition, 0L);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
