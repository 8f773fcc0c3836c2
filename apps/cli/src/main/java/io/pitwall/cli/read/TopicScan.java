package io.pitwall.cli.read;

import io.pitwall.app.ConnectionWatch;
import io.pitwall.cli.text.ProgressLine;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads the committed records that lie in topics when it begins, each partition in its order; what comes later is not read.
 * It holds no more than a poll of records, and is no member of a group. Used by one thread.
 */
public final class TopicScan implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);

    private final String bootstrapServers;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final PrintWriter problems;

    /** Where a partition is read from, given its first offset and the one behind its last. */
    public interface Start {
        long offset(TopicPartition partition, long first, long end);
    }

    /** @param problems is told when no broker answers any more */
    public TopicScan(Map<String, Object> clientProperties, PrintWriter problems) {
        this.bootstrapServers = String.valueOf(clientProperties.get(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG));
        this.problems = problems;
        Map<String, Object> properties = new HashMap<>(clientProperties);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** All partitions of these topics. */
    public List<TopicPartition> partitions(Collection<String> topics) {
        return topics.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    /** How many offsets these partitions span, records and the markers of transactions. */
    public Map<TopicPartition, Long> offsetCounts(Collection<TopicPartition> partitions) {
        Map<TopicPartition, Long> counts = new HashMap<>(consumer.endOffsets(partitions));
        consumer.beginningOffsets(partitions).forEach((partition, first) -> counts.merge(partition, -first, Long::sum));
        return counts;
    }

    /**
     * Reads partitions to the ends that they have now.
     *
     * @param stopped makes it return early
     * @return whether it has read all of it
     */
    public boolean read(
            Collection<TopicPartition> partitions,
            Start start,
            Consumer<ConsumerRecord<byte[], byte[]>> records,
            ProgressLine progress,
            BooleanSupplier stopped) {
        Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(partitions));
        Map<TopicPartition, Long> firsts = consumer.beginningOffsets(partitions);
        consumer.assign(partitions);
        long total = 0;
        for (TopicPartition partition : partitions) {
            long first = firsts.getOrDefault(partition, 0L);
            long end = ends.getOrDefault(partition, 0L);
            long from = Math.min(end, Math.max(first, start.offset(partition, first, end)));
            total += end - from;
            consumer.seek(partition, from);
        }
        ConnectionWatch connection =
                new ConnectionWatch(() -> Map.copyOf(consumer.metrics()), bootstrapServers, System.nanoTime());
        long left = total;
        while (left > 0 && !stopped.getAsBoolean()) {
            ConsumerRecords<byte[], byte[]> polled = consumer.poll(POLL);
            for (ConsumerRecord<byte[], byte[]> record : polled) {
                TopicPartition partition = new TopicPartition(record.topic(), record.partition());
                if (record.offset() < ends.getOrDefault(partition, 0L)) {
                    records.accept(record);
                }
            }
            left = 0;
            for (TopicPartition partition : partitions) {
                left += Math.max(0, ends.getOrDefault(partition, 0L) - consumer.position(partition));
            }
            progress.show(total - left, total);
            String news = connection.news(System.nanoTime());
            if (news != null) {
                problems.println(news);
                problems.flush();
            }
        }
        progress.close();
        return left == 0;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
