package io.pitwall.test.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.data.StreamMessage;
import io.pitwall.data.TextTable;
import io.pitwall.dsl.PitwallConfig;
import io.pitwall.dsl.TelemetryTopology;
import io.pitwall.serdes.StreamIdSerde;
import io.pitwall.serdes.StreamMessageSerde;
import io.pitwall.serdes.UnreadableMessageException;
import io.pitwall.test.kafka.RunningApp;
import io.pitwall.test.kafka.TopicReader;
import io.pitwall.test.kafka.TopicWriter;
import io.pitwall.test.kafka.Topics;
import io.pitwall.test.kafka.WithKafka;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordDeserializationException;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Records that cannot be read go to the dead letters, within the transaction, once; all others go on. */
@WithKafka
@Timeout(60)
class UnreadableOnBrokerTest {

    private static final byte[] CAR = "car-1".getBytes(UTF_8);
    private static final byte[] GARBAGE = {(byte) 0xC3, 1, 2, 3};
    private static final byte[] NO_UTF8 = {'c', 'a', 'r', (byte) 0xFF};

    @TempDir
    private Path folder;

    @Test
    void areDeadLetteredOnceAndStopNothing(Topics topics) {
        String input = topics.create("input", 1);
        String output = topics.create("output", 1);
        String letters = topics.create("letters", 1);
        PitwallConfig config = topics.config().withDeadLetterTopic(letters);
        try (var writer = new TopicWriter(topics, input);
                var good = TopicReader.committed(topics, output);
                var dead = TopicReader.committed(topics, letters)) {
            try (var app = new RunningApp(copy(input, output), config, folder)) {
                app.start();
                writer.write("car-1", row(1))
                        .writeBytes(0, CAR, GARBAGE)
                        .writeBytes(0, null, bytes(row(2)))
                        .write("car-1", row(3))
                        .writeBytes(0, NO_UTF8, bytes(row(4)))
                        .write("car-1", row(5))
                        .writeBytes(0, CAR, null)
                        .flush();
                // The last record is a bad one: nothing good has to follow for its dead letter to be committed.
                dead.readUntil(() -> dead.records().size() >= 4);
                good.readUntil(() -> good.packets("car-1").size() >= 3);
            }
            assertLetter(dead.records().get(0), "1", CAR, GARBAGE);
            assertLetter(dead.records().get(1), "2", null, bytes(row(2)));
            assertLetter(dead.records().get(2), "4", NO_UTF8, bytes(row(4)));
            assertLetter(dead.records().get(3), "6", CAR, null);

            try (var app = new RunningApp(copy(input, output), config, folder)) {
                app.start();
                writer.write("car-1", row(7)).writeBytes(0, CAR, GARBAGE).flush();
                dead.readUntil(() -> dead.records().size() >= 5);
                good.readUntil(() -> good.packets("car-1").size() >= 4);
            }
            assertLetter(dead.readToEnd().records().get(4), "8", CAR, GARBAGE);
            assertThat(dead.records()).hasSize(5);
            assertThat(good.readToEnd().packets("car-1")).isEqualTo(List.of(row(1), row(3), row(5), row(7)));
            assertThat(good.messages()).hasSize(1);
        }
    }

    /** Without Pitwall's handler the consumer adds the position, and the reader decides. */
    @Test
    void aPlainConsumerSaysWhereAndWhyAndMayGoOn(Topics topics) {
        String input = topics.create("input", 1);
        try (var writer = new TopicWriter(topics, input)) {
            writer.write("car-1", row(1))
                    .writeBytes(0, CAR, GARBAGE)
                    .write("car-1", row(3))
                    .flush();
        }
        Map<String, Object> configs = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                topics.bootstrapServers(),
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed");
        TopicPartition partition = new TopicPartition(input, 0);
        List<StreamMessage> read = new ArrayList<>();
        List<RecordDeserializationException> errors = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(
                configs, new StreamIdSerde().deserializer(), new StreamMessageSerde().deserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            while (read.size() < 2) {
                try {
                    consumer.poll(Duration.ofMillis(100)).forEach(record -> read.add(record.value()));
                } catch (RecordDeserializationException e) {
                    errors.add(e);
                    consumer.seek(e.topicPartition(), e.offset() + 1);
                }
            }
        }
        assertThat(read).isEqualTo(List.of(row(1), row(3)));
        assertThat(errors).singleElement().satisfies(error -> {
            assertThat(error).hasMessageContaining("partition " + partition + " at offset 1");
            assertThat(error.keyBuffer()).isEqualTo(ByteBuffer.wrap(CAR));
            assertThat(error.valueBuffer()).isEqualTo(ByteBuffer.wrap(GARBAGE));
            assertThat(error)
                    .hasCauseInstanceOf(UnreadableMessageException.class)
                    .cause()
                    .hasMessage("unknown message format: the value (4 bytes) starts with c3 01 02 03, which is none of"
                            + " packed, plain, quix");
        });
    }

    private static TelemetryTopology copy(String input, String output) {
        return telemetry -> telemetry.topic(input).parameters().to(output);
    }

    private static StreamMessage row(int number) {
        return TextTable.parse("time_ms | Brake\n 0 | " + number);
    }

    private static byte[] bytes(StreamMessage message) {
        try (var serde = new StreamMessageSerde()) {
            return serde.serializer().serialize("any", message);
        }
    }

    private static void assertLetter(
            ConsumerRecord<byte[], byte[]> letter, String offset, byte @Nullable [] key, byte @Nullable [] value) {
        assertThat(letter.key()).isEqualTo(key);
        assertThat(letter.value()).isEqualTo(value);
        assertThat(header(letter, "offset")).isEqualTo(offset);
        assertThat(header(letter, "partition")).isEqualTo("0");
        assertThat(header(letter, "topic")).endsWith("-input");
        assertThat(header(letter, "exception")).isEqualTo(UnreadableMessageException.class.getName());
        assertThat(header(letter, "message")).isNotEmpty();
    }

    private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
        Header header = letter.headers().lastHeader("__streams.errors." + name);
        return header == null ? "" : new String(header.value(), UTF_8);
    }
}
