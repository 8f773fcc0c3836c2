package io.pitwall.test.broker;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.data.ParameterData;
import io.pitwall.data.ParameterDataBuilder;
import io.pitwall.data.StreamEnd;
import io.pitwall.data.StreamMessage;
import io.pitwall.data.StreamProperties;
import io.pitwall.dsl.StreamIdentity;
import io.pitwall.dsl.TelemetryTopology;
import io.pitwall.rules.Packets;
import io.pitwall.test.kafka.RunningApp;
import io.pitwall.test.kafka.TopicReader;
import io.pitwall.test.kafka.TopicWriter;
import io.pitwall.test.kafka.Topics;
import io.pitwall.test.kafka.WithKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Producer, broker, topology, consumer: many streams whose clocks have nothing to do with each other. */
@WithKafka
@Timeout(60)
class PacketsOnBrokerTest {

    private static final int PARTITIONS = 3;
    private static final int CARS = 12;
    private static final int ROWS = 200;
    private static final long STEP_NS = 7_000_000;
    private static final long SPAN_NS = 100_000_000;
    private static final Map<String, String> AN_HOUR = Map.of(
            TopicConfig.RETENTION_MS_CONFIG, Long.toString(Duration.ofHours(1).toMillis()));

    @TempDir
    private Path folder;

    @Test
    void packetsOfManyStreamsOnManyPartitions(Topics topics) {
        String input = topics.create("input", PARTITIONS, AN_HOUR);
        String output = topics.create("output", PARTITIONS, AN_HOUR);
        try (var writer = new TopicWriter(topics, input);
                var reader = TopicReader.committed(topics, output);
                var app = new RunningApp(hardBraking(input, output), topics.config(), folder)) {
            app.start();
            drive(writer);
            reader.readUntil(() -> reader.endedStreams() == CARS);

            assertThat(reader.messages()).hasSize(CARS);
            for (int car = 0; car < CARS; car++) {
                assertThat(reader.messages(id(car) + "-hard-braking")).isEqualTo(expectedOf(car));
            }
            awaitRetention(topics);
            assertThat(reader.beginningOffsets().values()).containsOnly(0L);
            assertAllThere(topics, input, CARS * (2 + ROWS / 10));
            assertAllThere(topics, output, reader.records().size());
        }
    }

    private static TelemetryTopology hardBraking(String input, String output) {
        return telemetry -> telemetry
                .topic(input)
                .parameters("Brake")
                .buffer(Packets.named("brake").everySpan(ofMillis(100)))
                .deriveText("HardBraking", row -> row.number("Brake", 0) > 0.5 ? "True" : "False")
                .select("HardBraking")
                .to(output, StreamIdentity.suffixed("-hard-braking"));
    }

    private static String id(int car) {
        return "car-" + car;
    }

    /** Some drive now, one is a recording of 2021, and the clock of one is a day fast from its middle on. */
    private static long timeNs(int car, int row) {
        Instant start = car == 1 ? Instant.parse("2021-06-27T13:00:00Z") : Instant.parse("2026-01-01T00:00:00Z");
        Instant jumped = car == 2 && row >= ROWS / 2 ? start.plus(ofDays(1)) : start;
        return jumped.getEpochSecond() * 1_000_000_000 + row * STEP_NS;
    }

    private static double brake(int car, int row) {
        return (car * 31 + row * 17) % 100 / 100.0;
    }

    /** Ten rows a record, the records of all cars interleaved. */
    private static void drive(TopicWriter writer) {
        for (int car = 0; car < CARS; car++) {
            writer.write(id(car), StreamProperties.none().withName("Car " + car));
        }
        for (int from = 0; from < ROWS; from += 10) {
            for (int car = 0; car < CARS; car++) {
                ParameterDataBuilder data = ParameterData.builder();
                for (int row = from; row < from + 10; row++) {
                    data.row(timeNs(car, row))
                            .put("Speed", row)
                            .put("Brake", brake(car, row))
                            .tag("Lap", "L" + row / 50);
                }
                writer.write(id(car), data.build());
            }
        }
        for (int car = 0; car < CARS; car++) {
            writer.write(id(car), StreamEnd.closed());
        }
        writer.flush();
    }

    /** Computed from the rows, without any code of the buffers; the times of a car only grow. */
    private static List<StreamMessage> expectedOf(int car) {
        List<StreamMessage> messages = new ArrayList<>();
        messages.add(StreamProperties.none().withName("Car " + car).withParent(id(car)));
        long packetStartNs = timeNs(car, 0);
        ParameterDataBuilder packet = ParameterData.builder();
        for (int row = 0; row < ROWS; row++) {
            long timeNs = timeNs(car, row);
            if (timeNs >= packetStartNs + SPAN_NS) {
                messages.add(packet.build());
                packet = ParameterData.builder();
                packetStartNs = timeNs;
            }
            packet.row(timeNs)
                    .put("HardBraking", brake(car, row) > 0.5 ? "True" : "False")
                    .tag("Lap", "L" + row / 50);
        }
        messages.add(packet.build());
        messages.add(StreamEnd.closed());
        return messages;
    }

    /** Returns when the broker has looked for records that are too old, and deleted one. */
    private static void awaitRetention(Topics topics) {
        String canary = topics.create("canary", 1, AN_HOUR);
        try (var writer = new TopicWriter(topics, canary);
                var reader = TopicReader.committed(topics, canary)) {
            writer.writeStamped(0, Instant.now().minus(Duration.ofHours(2)), new byte[] {'v'})
                    .flush();
            Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(
                            reader.beginningOffsets().values())
                    .containsExactly(1L));
        }
    }

    private static void assertAllThere(Topics topics, String topic, int records) {
        try (var reader = TopicReader.committed(topics, topic)) {
            assertThat(reader.readToEnd().records()).hasSize(records);
        }
    }
}
