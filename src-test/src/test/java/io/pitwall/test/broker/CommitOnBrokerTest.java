package io.pitwall.test.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.data.ParameterData;
import io.pitwall.data.StreamEnd;
import io.pitwall.dsl.PitwallConfig;
import io.pitwall.dsl.TelemetryTopology;
import io.pitwall.rules.Packets;
import io.pitwall.test.kafka.RunningApp;
import io.pitwall.test.kafka.TopicReader;
import io.pitwall.test.kafka.TopicWriter;
import io.pitwall.test.kafka.Topics;
import io.pitwall.test.kafka.WithKafka;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** When the write-behind stores write, seen from outside: in the transaction of the commit, no sooner and no later. */
@WithKafka
@Timeout(60)
class CommitOnBrokerTest {

    private static final int CARS = 20;

    @TempDir
    private Path folder;

    @Test
    void heldRowsAreCommittedTogetherWithTheOutput(Topics topics) {
        String input = topics.create("input", 1);
        String output = topics.create("output", 1);
        String changelog = changelog(topics);
        PitwallConfig config = topics.config()
                .withKafka(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 60_000)
                .withKafka(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), 120_000);
        try (var writer = new TopicWriter(topics, input);
                var committedOutput = TopicReader.committed(topics, output);
                var written = TopicReader.uncommitted(topics, output);
                var committedState = TopicReader.committed(topics, changelog);
                var writtenState = TopicReader.uncommitted(topics, changelog)) {
            try (var app = new RunningApp(pairs(input, output), config, folder)) {
                app.start();
                writer.write("car-1", rows(1, 3)).flush();
                written.readUntil(() -> written.packets("car-1").size() == 1);

                assertThat(committedOutput.readToEnd().records()).isEmpty();
                assertThat(committedState.readToEnd().records()).isEmpty();
                assertThat(writtenState.readToEnd().records())
                        .as("nothing is written before the commit")
                        .isEmpty();
            }
            assertThat(committedOutput.readToEnd().packets("car-1")).isEqualTo(List.of(rows(1, 2)));
            assertThat(committedState.readToEnd().records())
                    .as("all rows in one value")
                    .hasSize(1);
        }
    }

    @Test
    void heldRowsAreCommittedWithoutFurtherInput(Topics topics) {
        String input = topics.create("input", 1);
        String output = topics.create("output", 1);
        String changelog = changelog(topics);
        try (var writer = new TopicWriter(topics, input);
                var state = TopicReader.committed(topics, changelog);
                var app = new RunningApp(pairs(input, output), topics.config(), folder)) {
            app.start();
            writer.write("car-1", rows(1, 3)).flush();
            state.readUntil(() -> state.records().size() == 1);
        }
    }

    @Test
    void aCleanRestartRestoresNothingAndGoesOn(Topics topics) {
        String input = topics.create("input", 2);
        String output = topics.create("output", 2);
        try (var writer = new TopicWriter(topics, input);
                var reader = TopicReader.committed(topics, output)) {
            try (var app = new RunningApp(pairs(input, output), topics.config(), folder.resolve("here"))) {
                app.start();
                forEachCar(car -> writer.write(car, rows(1, 3)));
                writer.flush();
                reader.readUntil(() -> packetCount(reader) == CARS);
            }
            try (var app = new RunningApp(pairs(input, output), topics.config(), folder.resolve("here"))) {
                app.start();
                assertThat(app.restoredRecords()).isZero();
                forEachCar(car -> writer.write(car, rows(4, 5)));
                writer.flush();
                reader.readUntil(() -> packetCount(reader) == 2 * CARS);
            }
            try (var app = new RunningApp(pairs(input, output), topics.config(), folder.resolve("elsewhere"))) {
                app.start();
                assertThat(app.restoredRecords())
                        .as("at least context and buffer of each car")
                        .isGreaterThanOrEqualTo(2 * CARS);
                forEachCar(car -> writer.write(car, StreamEnd.closed()));
                writer.flush();
                reader.readUntil(() -> reader.endedStreams() == CARS);
            }
            forEachCar(car -> assertThat(reader.packets(car)).isEqualTo(List.of(rows(1, 2), rows(3, 4), rows(5, 5))));
        }
    }

    /** Before the application does it, so that it can be read from the start. */
    private static String changelog(Topics topics) {
        return topics.create(
                "app-pairs.buffer-changelog",
                1,
                Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
    }

    private static TelemetryTopology pairs(String input, String output) {
        return telemetry -> telemetry
                .topic(input)
                .parameters("Row")
                .buffer(Packets.named("pairs").everyRows(2))
                .to(output);
    }

    private static ParameterData rows(int from, int to) {
        var data = ParameterData.builder();
        for (int row = from; row <= to; row++) {
            data.row(row * 1_000_000L).put("Row", row);
        }
        return data.build();
    }

    private static void forEachCar(Consumer<String> action) {
        for (int car = 1; car <= CARS; car++) {
            action.accept("car-" + car);
        }
    }

    private static int packetCount(TopicReader reader) {
        return reader.messages().keySet().stream()
                .mapToInt(id -> reader.packets(id).size())
                .sum();
    }
}
