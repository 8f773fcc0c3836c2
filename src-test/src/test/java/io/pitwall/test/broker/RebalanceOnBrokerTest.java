package io.pitwall.test.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.data.ParameterData;
import io.pitwall.data.StreamMessage;
import io.pitwall.dsl.PitwallConfig;
import io.pitwall.dsl.TelemetryTopology;
import io.pitwall.rules.Packets;
import io.pitwall.test.kafka.RunningApp;
import io.pitwall.test.kafka.TopicReader;
import io.pitwall.test.kafka.TopicWriter;
import io.pitwall.test.kafka.Topics;
import io.pitwall.test.kafka.WithKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** State that moves: to another instance, from a standby, and timers that must be found again. */
@WithKafka
@Timeout(60)
class RebalanceOnBrokerTest {

    private static final int CARS = 20;

    @TempDir
    private Path folder;

    @RegisterExtension
    private final Story story = new Story();

    private final long seed = new Random().nextLong();

    @Test
    void instancesThatComeAndGoChangeNothing(Topics topics) {
        story.add("seed " + seed);
        String input = topics.create("input", 2);
        String output = topics.create("output", 2);
        CrashTopology topology = new CrashTopology(input, output);
        PitwallConfig config = topics.config()
                .withKafka(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, 1)
                .withKafka(StreamsConfig.ACCEPTABLE_RECOVERY_LAG_CONFIG, 0)
                .withKafka(StreamsConfig.PROBING_REBALANCE_INTERVAL_MS_CONFIG, 60_000);
        try (var writer = new TopicWriter(topics, input);
                var reader = TopicReader.committed(topics, output);
                var second = new RunningApp(topology, config, folder.resolve("second"))) {
            Race race = new Race(writer, CARS, seed);
            try (var first = new RunningApp(topology, config, folder.resolve("first"))) {
                first.start();
                raceFor(20, race, reader);
                second.start();
                raceFor(40, race, reader);
            }
            raceFor(20, race, reader);
            try (var first = new RunningApp(topology, config, folder.resolve("first"))) {
                first.start();
                raceFor(40, race, reader);
                race.endAll();
                reader.readUntil(() -> reader.endedStreams() == CARS);
            }
            assertThat(reader.readToEnd().messages())
                    .as("seed %d", seed)
                    .isEqualTo(race.outputWithoutCrash(new CrashTopology(input, output), input, output));
        }
    }

    @Test
    void whatWasHeldIsReleasedByTheIdleRuleAfterARestart(Topics topics) {
        String input = topics.create("input", 1);
        String output = topics.create("output", 1);
        ParameterData row = ParameterData.builder().row(1).put("Row", 1).build();
        try (var writer = new TopicWriter(topics, input);
                var reader = TopicReader.committed(topics, output)) {
            try (var app = new RunningApp(idle(input, output, Duration.ofHours(1)), topics.config(), folder)) {
                app.start();
                writer.write("car-1", row).flush();
                reader.readUntil(() -> reader.messages("car-1").size() == 1);
            }
            try (var app = new RunningApp(idle(input, output, Duration.ofMillis(200)), topics.config(), folder)) {
                app.start();
                reader.readUntil(() -> reader.packets("car-1").size() == 1);
            }
            try (var app = new RunningApp(idle(input, output, Duration.ofMillis(200)), topics.config(), folder)) {
                app.start();
                writer.write("car-1", row).flush();
                reader.readUntil(() -> reader.packets("car-1").size() == 2);
            }
            List<? extends StreamMessage> packets = reader.readToEnd().packets("car-1");
            assertThat(packets).isEqualTo(List.of(row, row));
        }
    }

    private static TelemetryTopology idle(String input, String output, Duration idle) {
        return telemetry -> telemetry
                .topic(input)
                .parameters("Row")
                .buffer(Packets.named("idle").idle(idle))
                .to(output);
    }

    private static void raceFor(int records, Race race, TopicReader reader) {
        int before = reader.records().size();
        reader.readUntil(() -> {
            race.goOn();
            return reader.records().size() >= before + records;
        });
    }
}
