package io.pitwall.test.broker;

import io.pitwall.data.ParameterData;
import io.pitwall.data.StreamEnd;
import io.pitwall.data.StreamMessage;
import io.pitwall.serdes.StreamIdSerde;
import io.pitwall.serdes.StreamMessageSerde;
import io.pitwall.test.kafka.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;

/** A plain consumer of a whole topic, from its beginning, that keeps what it has read. */
final class TopicReader implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String topic;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;
    private final List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    private final Map<String, List<StreamMessage>> messages = new TreeMap<>();
    private int understood;

    private TopicReader(Topics topics, String topic, IsolationLevel isolation) {
        this.topic = topic;
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        topics.bootstrapServers(),
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        isolation.name().toLowerCase(Locale.ROOT)),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        this.partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
    }

    static TopicReader committed(Topics topics, String topic) {
        return new TopicReader(topics, topic, IsolationLevel.READ_COMMITTED);
    }

    static TopicReader uncommitted(Topics topics, String topic) {
        return new TopicReader(topics, topic, IsolationLevel.READ_UNCOMMITTED);
    }

    /** Reads what is there, and what comes within some milliseconds. */
    TopicReader poll() {
        consumer.poll(Duration.ofMillis(20)).forEach(records::add);
        return this;
    }

    /** Reads on until the condition holds. */
    TopicReader readUntil(BooleanSupplier condition) {
        Awaitility.await()
                .alias(topic)
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .pollInSameThread()
                .until(() -> {
                    poll();
                    return condition.getAsBoolean();
                });
        return this;
    }

    /** Reads all that the isolation level shows right now. */
    TopicReader readToEnd() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        return readUntil(
                () -> ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue()));
    }

    List<ConsumerRecord<byte[], byte[]>> records() {
        return records;
    }

    /** The lowest offset of each partition that retention has left. */
    Map<TopicPartition, Long> beginningOffsets() {
        return consumer.beginningOffsets(partitions);
    }

    /** The records as stream messages, by stream. */
    Map<String, List<StreamMessage>> messages() {
        try (var ids = new StreamIdSerde();
                var values = new StreamMessageSerde()) {
            for (; understood < records.size(); understood++) {
                var record = records.get(understood);
                messages.computeIfAbsent(ids.deserializer().deserialize(topic, record.key()), id -> new ArrayList<>())
                        .add(values.deserializer().deserialize(topic, record.headers(), record.value()));
            }
        }
        return messages;
    }

    List<StreamMessage> messages(String streamId) {
        return messages().getOrDefault(streamId, List.of());
    }

    List<ParameterData> packets(String streamId) {
        return messages(streamId).stream()
                .filter(ParameterData.class::isInstance)
                .map(ParameterData.class::cast)
                .toList();
    }

    /** How many streams have their end as last message. */
    long endedStreams() {
        return messages().values().stream()
                .filter(stream -> stream.get(stream.size() - 1) instanceof StreamEnd)
                .count();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
