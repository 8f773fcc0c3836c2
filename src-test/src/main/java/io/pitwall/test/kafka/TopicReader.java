package io.pitwall.test.kafka;

import io.pitwall.data.ParameterData;
import io.pitwall.data.StreamEnd;
import io.pitwall.data.StreamMessage;
import io.pitwall.test.ReadStream;
import io.pitwall.test.ReadTopic;
import io.pitwall.test.TestTopicAssert;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.assertj.core.api.AssertProvider;

/**
 * A plain consumer of a whole topic, from its beginning, that keeps what it has read. It reads when it is told to, and
 * AssertJ's {@code assertThat} says something of what has been read so far:
 *
 * <pre>{@code
 * reader.readUntilEnded("car-1-hard-braking");
 * assertThat(reader.stream("car-1-hard-braking")).hasRows("...");
 * }</pre>
 *
 * <p>For one thread.
 */
public final class TopicReader implements AutoCloseable, AssertProvider<TestTopicAssert> {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(20);

    private final String topic;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;
    private final List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    private final ReadMessages messages = new ReadMessages();
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

    /**
     * Reads what is committed.
     *
     * @param topic by its full name, as {@link Topics#create} has told it
     */
    public static TopicReader committed(Topics topics, String topic) {
        return new TopicReader(topics, topic, IsolationLevel.READ_COMMITTED);
    }

    /** Reads also what is not committed, or never will be. */
    public static TopicReader uncommitted(Topics topics, String topic) {
        return new TopicReader(topics, topic, IsolationLevel.READ_UNCOMMITTED);
    }

    /** Reads what is there, and what comes within some milliseconds. */
    public TopicReader poll() {
        consumer.poll(POLL).forEach(records::add);
        return this;
    }

    /**
     * Reads on until the condition holds.
     *
     * @throws AssertionError if it does not within 30 s
     */
    public TopicReader readUntil(BooleanSupplier condition) {
        return readUntil("what the test waits for", condition);
    }

    private TopicReader readUntil(String what, BooleanSupplier condition) {
        long startNs = System.nanoTime();
        do {
            poll();
            if (condition.getAsBoolean()) {
                return this;
            }
        } while (System.nanoTime() - startNs < PATIENCE.toNanos());
        throw new AssertionError("topic '" + topic + "' did not show " + what + " within " + PATIENCE.toSeconds()
                + " s: " + records.size() + " records so far; does the application run, and is its input there?");
    }

    /** Reads on until each of these streams has its end as last message. */
    public TopicReader readUntilEnded(String... streamIds) {
        return readUntil("the end of " + Arrays.toString(streamIds), () -> {
            Map<String, List<StreamMessage>> read = messages();
            return Arrays.stream(streamIds).allMatch(id -> isEnded(read.getOrDefault(id, List.of())));
        });
    }

    /** Reads all that the isolation level shows right now. */
    public TopicReader readToEnd() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        return readUntil("its end", () -> ends.entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey()) >= end.getValue()));
    }

    /** The records that have been read, whatever they are, in order within a partition. */
    public List<ConsumerRecord<byte[], byte[]>> records() {
        return records;
    }

    /** The lowest offset of each partition that retention has left. */
    public Map<TopicPartition, Long> beginningOffsets() {
        return consumer.beginningOffsets(partitions);
    }

    /** The records that have been read as stream messages, by stream; fragments are joined. */
    public Map<String, List<StreamMessage>> messages() {
        for (; understood < records.size(); understood++) {
            messages.add(records.get(understood));
        }
        return messages.byStream();
    }

    /** The same of one stream; nothing if it is not there. */
    public List<StreamMessage> messages(String streamId) {
        return messages().getOrDefault(streamId, List.of());
    }

    /** What has been read of a stream so far; write {@code assertThat(reader.stream(id))}. */
    public ReadStream stream(String id) {
        return read().stream(id);
    }

    private ReadTopic read() {
        return new ReadTopic("topic '" + topic + "'", messages());
    }

    /** The parameter data of a stream, one for each message. */
    public List<ParameterData> packets(String streamId) {
        return stream(streamId).packets();
    }

    /** How many streams have their end as last message. */
    public long endedStreams() {
        return messages().values().stream().filter(TopicReader::isEnded).count();
    }

    private static boolean isEnded(List<StreamMessage> stream) {
        return !stream.isEmpty() && stream.get(stream.size() - 1) instanceof StreamEnd;
    }

    /** For AssertJ; write {@code assertThat(reader)}. */
    @Override
    public TestTopicAssert assertThat() {
        return read().assertThat();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
