package io.pitwall.bench.restart;

import io.pitwall.bench.BenchCluster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads an output topic, committed records only; each has the time at which the input that released it arrived. */
final class OutputWatch implements AutoCloseable {

    private static final long PATIENCE_MS = 120_000;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Set<Integer> partitions = new HashSet<>();

    OutputWatch(String bootstrapServers, String topic) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        // Not asked for: the topic is so new that not all metadata know it.
        List<TopicPartition> assigned = new ArrayList<>();
        for (int partition = 0; partition < BenchCluster.PARTITIONS; partition++) {
            partitions.add(partition);
            assigned.add(new TopicPartition(topic, partition));
        }
        consumer.assign(assigned);
        consumer.seekToBeginning(assigned);
    }

    /** What came out of input that arrived after a time: milliseconds until the first partition and until all had some. */
    record Resumed(long firstMs, long allMs) {}

    /** Waits until every partition gives output of input that arrived after that time. */
    Resumed awaitOutputOfInputAfter(long timeMs) {
        Set<Integer> waiting = new HashSet<>(partitions);
        long firstMs = -1;
        while (System.currentTimeMillis() - timeMs < PATIENCE_MS) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(20))) {
                if (record.timestamp() > timeMs && waiting.remove(record.partition())) {
                    long elapsedMs = System.currentTimeMillis() - timeMs;
                    firstMs = firstMs < 0 ? elapsedMs : firstMs;
                    if (waiting.isEmpty()) {
                        return new Resumed(firstMs, elapsedMs);
                    }
                }
            }
        }
        throw new IllegalStateException("no output of partitions " + waiting + " for " + PATIENCE_MS + " ms");
    }

    @Override
    public void close() {
        consumer.close();
    }
}
