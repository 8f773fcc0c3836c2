package io.pitwall.test.broker;

import io.pitwall.data.StreamEnd;
import io.pitwall.serdes.StreamMessageSerde;
import io.pitwall.test.kafka.Topics;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads the only partition of a topic until two streams have ended, with a consumer as Kafka sets it up, and notes how long
 * records took from the call that wrote them.
 */
final class ArrivalTimes implements Runnable {

    private final Topics topics;
    private final String topic;
    private final List<Long> alone = new ArrayList<>();
    private final List<Long> meanwhile = new ArrayList<>();
    private final List<Long> sinceFragment = new ArrayList<>();

    ArrivalTimes(Topics topics, String topic) {
        this.topics = topics;
        this.topic = topic;
    }

    @Override
    public void run() {
        InstantSource clock = InstantSource.system();
        try (var consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        topics.bootstrapServers(),
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(List.of(new TopicPartition(topic, 0)));
            int ends = 0;
            while (ends < 2) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(10))) {
                    note(record, clock.millis() - record.timestamp());
                    ends += isEnd(record) ? 1 : 0;
                }
            }
        }
        alone.addAll(sinceFragment);
    }

    /** Rows stand among fragments if there is one of the same message behind them. */
    private void note(ConsumerRecord<byte[], byte[]> record, long tookMs) {
        if (!isFragment(record)) {
            sinceFragment.add(tookMs);
        } else {
            (indexOf(record) > 0 ? meanwhile : alone).addAll(sinceFragment);
            sinceFragment.clear();
        }
    }

    static boolean isFragment(ConsumerRecord<byte[], byte[]> record) {
        return record.headers().lastHeader("__Q_SplitMessageId") != null;
    }

    static int indexOf(ConsumerRecord<byte[], byte[]> fragment) {
        return ByteBuffer.wrap(
                        fragment.headers().lastHeader("__Q_SplitMessageIndex").value())
                .order(ByteOrder.LITTLE_ENDIAN)
                .getInt();
    }

    private static boolean isEnd(ConsumerRecord<byte[], byte[]> record) {
        return !isFragment(record)
                && new StreamMessageSerde().deserializer().deserialize(record.topic(), record.headers(), record.value())
                        instanceof StreamEnd;
    }

    @Override
    public String toString() {
        return "without an image " + shown(alone) + ", among the fragments of one " + shown(meanwhile);
    }

    private static String shown(List<Long> tookMs) {
        Collections.sort(tookMs);
        return tookMs.isEmpty()
                ? "none"
                : "%d rows, median %d ms, longest %d ms"
                        .formatted(tookMs.size(), tookMs.get(tookMs.size() / 2), tookMs.get(tookMs.size() - 1));
    }
}
