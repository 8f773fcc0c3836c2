package io.pitwall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.cli.Terminal.Result;
import io.pitwall.data.StreamMessage;
import io.pitwall.kafka.EmbeddedKafka;
import io.pitwall.serdes.StreamMessageSerde;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The topics of the hard braking job: fresh for a test, gone after it. */
final class JobTopics implements AutoCloseable {

    private static final String INPUT = "car-data";
    private static final String OUTPUT = "hard-braking";

    private final EmbeddedKafka kafka;

    JobTopics(EmbeddedKafka kafka) {
        this.kafka = kafka;
    }

    void create() {
        kafka.createTopic(INPUT, 4, Map.of());
        kafka.createTopic(OUTPUT, 4, Map.of());
    }

    Result produce(String... args) {
        Result result = Terminal.pitwall(Stream.concat(
                        Stream.of("produce", "--bootstrap-servers", kafka.bootstrapServers(), "--topic", INPUT),
                        Stream.of(args))
                .toArray(String[]::new));
        assertThat(result.err()).isEmpty();
        assertThat(result.exitCode()).isZero();
        return result;
    }

    Result tail() {
        return tail("csv");
    }

    Result tail(String format) {
        return Terminal.pitwall(
                "tail",
                OUTPUT,
                "--bootstrap-servers",
                kafka.bootstrapServers(),
                "--from",
                "beginning",
                "--until-idle",
                "500ms",
                "--format",
                format);
    }

    /** The committed messages of one output stream. */
    List<StreamMessage> outputStream(String id) {
        return outputStreams().getOrDefault(id, List.of());
    }

    /** The committed messages of each output stream, read by a plain consumer up to the end of the topic. */
    Map<String, List<StreamMessage>> outputStreams() {
        Map<String, List<StreamMessage>> streams = new LinkedHashMap<>();
        Map<String, Object> properties = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                kafka.bootstrapServers(),
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed");
        try (KafkaConsumer<String, StreamMessage> consumer =
                new KafkaConsumer<>(properties, new StringDeserializer(), new StreamMessageSerde().deserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(OUTPUT).stream()
                    .map(info -> new TopicPartition(OUTPUT, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                ConsumerRecords<String, StreamMessage> records = consumer.poll(Duration.ofMillis(100));
                records.forEach(record -> streams.computeIfAbsent(record.key(), id -> new ArrayList<>())
                        .add(record.value()));
            }
        }
        return streams;
    }

    @Override
    public void close() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.deleteTopics(List.of(INPUT, OUTPUT)).all().get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException("the topics of the test cannot be deleted", e);
        }
    }
}
