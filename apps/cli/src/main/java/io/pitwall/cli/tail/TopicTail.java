package io.pitwall.cli.tail;

import io.pitwall.app.ConnectionWatch;
import io.pitwall.cli.read.MessageListener;
import io.pitwall.cli.read.RecordDecoder;
import io.pitwall.serdes.StreamMessageSerde;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads a topic's committed records from all partitions, without a consumer group, and has them printed. */
public final class TopicTail {

    private static final Duration POLL = Duration.ofMillis(100);

    private final Map<String, Object> clientProperties;
    private final MessagePrinter printer;
    private final PrintWriter problems;
    private final PrintedCounts counts;
    private final RecordDecoder records;
    private final AtomicBoolean stopped = new AtomicBoolean();

    /**
     * A tail that prints nothing yet.
     *
     * @param filter what of the messages the printer gets
     * @param problems gets a line for what cannot be read
     */
    public TopicTail(
            Map<String, Object> clientProperties,
            MessagePrinter printer,
            UnaryOperator<MessageListener> filter,
            PrintWriter problems) {
        this.clientProperties = clientProperties;
        this.printer = printer;
        this.problems = problems;
        StreamMessageSerde serde = new StreamMessageSerde();
        serde.configure(clientProperties, false);
        this.counts = new PrintedCounts(printer);
        this.records = new RecordDecoder(filter.apply(counts), problems, serde.deserializer(), InstantSource.system());
    }

    /**
     * Prints until it is stopped, or until every partition is read to its end and nothing has come for the given time.
     *
     * @param untilIdle empty: only {@link #stop} ends it
     */
    public void follow(String topic, TailStart start, Optional<Duration> untilIdle) {
        Map<String, Object> properties = new HashMap<>(clientProperties);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            start.seek(consumer, partitions, Instant.now());
            long lastRecordNs = System.nanoTime();
            ConnectionWatch connection = new ConnectionWatch(
                    () -> Map.copyOf(consumer.metrics()),
                    String.valueOf(clientProperties.get(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG)),
                    lastRecordNs);
            while (!stopped.get()) {
                ConsumerRecords<byte[], byte[]> polled = consumer.poll(POLL);
                polled.forEach(records::add);
                records.sweep();
                if (!printer.flush()) {
                    return;
                }
                long nowNs = System.nanoTime();
                String news = connection.news(nowNs);
                if (news != null) {
                    problems.println(news);
                    problems.flush();
                }
                if (!polled.isEmpty() || !connection.isConnected() || !isAtEnd(consumer, partitions)) {
                    lastRecordNs = nowNs;
                } else if (untilIdle.isPresent()
                        && nowNs - lastRecordNs >= untilIdle.get().toNanos()) {
                    break;
                }
            }
            records.finish();
            problems.flush();
        }
    }

    private static boolean isAtEnd(KafkaConsumer<?, ?> consumer, List<TopicPartition> partitions) {
        for (TopicPartition partition : partitions) {
            var lag = consumer.currentLag(partition);
            if (lag.isEmpty() || lag.getAsLong() > 0) {
                return false;
            }
        }
        return true;
    }

    /** Makes {@link #follow} return soon; from any thread. */
    public void stop() {
        stopped.set(true);
    }

    /** What has been printed, in a few words. */
    public String summary() {
        return counts.toString();
    }
}
