package io.pitwall.cli.tail;

import io.pitwall.app.ConnectionWatch;
import io.pitwall.data.ParameterData;
import io.pitwall.data.StreamMessage;
import io.pitwall.serdes.StreamIdSerde;
import io.pitwall.serdes.StreamMessageSerde;
import io.pitwall.serdes.UnreadableMessageException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** Reads a topic's committed records from all partitions, without a consumer group, and has them printed. */
public final class TopicTail {

    private static final Duration POLL = Duration.ofMillis(100);

    private final Map<String, Object> clientProperties;
    private final MessagePrinter printer;
    private final PrintWriter problems;
    private final Deserializer<String> streamIds = new StreamIdSerde().deserializer();
    private final Deserializer<StreamMessage> messages;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final Set<String> streams = new HashSet<>();
    private long rowCount;
    private long packetCount;

    public TopicTail(Map<String, Object> clientProperties, MessagePrinter printer, PrintWriter problems) {
        this.clientProperties = clientProperties;
        this.printer = printer;
        this.problems = problems;
        StreamMessageSerde serde = new StreamMessageSerde();
        serde.configure(clientProperties, false);
        this.messages = serde.deserializer();
    }

    /**
     * Prints until it is stopped, or until every partition is read to its end and nothing has come for the given time.
     *
     * @param untilIdle empty: only {@link #stop} ends it
     */
    public void follow(String topic, boolean fromBeginning, Optional<Duration> untilIdle) {
        Map<String, Object> properties = new HashMap<>(clientProperties);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            if (fromBeginning) {
                consumer.seekToBeginning(partitions);
            } else {
                consumer.seekToEnd(partitions);
            }
            long lastRecordNs = System.nanoTime();
            ConnectionWatch connection = new ConnectionWatch(
                    () -> Map.copyOf(consumer.metrics()),
                    String.valueOf(clientProperties.get(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG)),
                    lastRecordNs);
            while (!stopped.get()) {
                ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
                records.forEach(this::print);
                if (!printer.flush()) {
                    return;
                }
                long nowNs = System.nanoTime();
                String news = connection.news(nowNs);
                if (news != null) {
                    problems.println(news);
                    problems.flush();
                }
                if (!records.isEmpty() || !connection.isConnected() || !isAtEnd(consumer, partitions)) {
                    lastRecordNs = nowNs;
                } else if (untilIdle.isPresent()
                        && nowNs - lastRecordNs >= untilIdle.get().toNanos()) {
                    return;
                }
            }
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

    private void print(ConsumerRecord<byte[], byte[]> record) {
        String origin = record.topic() + "-" + record.partition() + "@" + record.offset();
        try {
            String streamId = streamIds.deserialize(record.topic(), record.key());
            @Nullable StreamMessage message = messages.deserialize(record.topic(), record.headers(), record.value());
            if (message == null) {
                problems.println(origin + " is not a stream message: it has no value");
                return;
            }
            printer.print(streamId, origin, message);
            streams.add(streamId);
            if (message instanceof ParameterData data) {
                packetCount++;
                rowCount += data.rowCount();
            }
        } catch (UnreadableMessageException e) {
            problems.println(origin + " is not a stream message: " + e.getMessage());
        }
    }

    /** What has been printed, in a few words. */
    public String summary() {
        return counted(rowCount, "row") + " in " + counted(packetCount, "packet") + " of "
                + counted(streams.size(), "stream");
    }

    private static String counted(long count, String noun) {
        return "%,d %s%s".formatted(count, noun, count == 1 ? "" : "s");
    }
}
