package io.pitwall.test.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.dsl.TelemetryTopology;
import io.pitwall.kafka.ChildKafka;
import io.pitwall.rules.Packets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of an application whose broker dies and comes back. */
@WithKafka
@Timeout(120)
class KilledBrokerTest {

    private static final TelemetryTopology PAIRS = telemetry -> telemetry
            .topic("car-data")
            .parameters("Brake")
            .buffer(Packets.named("pairs").everyRows(2))
            .to("pairs");

    @Test
    void theApplicationGoesOnWhereItWasWhenTheBrokerIsBack(ChildKafka kafka, @TempDir Path state) {
        Topics topics = Topics.of(kafka);
        String input = topics.create("car-data", 2);
        String output = topics.create("pairs", 2);
        try (var app = new RunningApp(PAIRS, topics.config(), state)) {
            app.start();
            try (var cars = new TopicWriter(topics, input);
                    var pairs = TopicReader.committed(topics, output)) {
                cars.write("""
                        time_ms | Brake | stream#
                              0 |   0.1 | car-1
                             10 |   0.2 | car-1
                             20 |   0.3 | car-1
                        """).flush();
                pairs.readUntil(() -> pairs.packets("car-1").size() == 1);
            }
            kafka.kill();
            kafka.restart();
            try (var cars = new TopicWriter(topics, input);
                    var pairs = TopicReader.committed(topics, output)) {
                cars.write("car-1", "time_ms | Brake\n30 | 0.4").end("car-1").flush();
                pairs.readUntilEnded("car-1");
                assertThat(pairs.stream("car-1"))
                        .hasPackets("time_ms | Brake\n0 | 0.1\n10 | 0.2", "time_ms | Brake\n20 | 0.3\n30 | 0.4");
                assertThat(pairs).hasStreams("car-1");
            }
        }
    }
}
