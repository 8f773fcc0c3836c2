package io.pitwall.cli;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.client.ClientConfig;
import io.pitwall.client.OutputBuffer;
import io.pitwall.client.OutputTopic;
import io.pitwall.client.StreamWriter;
import io.pitwall.client.StreamingClient;
import io.pitwall.data.ParameterData;
import io.pitwall.data.StreamEnd;
import io.pitwall.data.StreamMessage;
import io.pitwall.kafka.EmbeddedKafka;
import io.pitwall.kafka.EmbeddedKafkaConfig;
import io.pitwall.rules.Packets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The programs of {@code docs/client.md}, which {@link DocumentsTest} compares with the page, at work. */
@Timeout(120)
class ClientGuideTest {

    static final class Program {

        private Program() {}

        public static void main(String[] args) {
            try (var client = StreamingClient.connect(args[0])) { // host:port
                define(client);
                client.run(); // until SIGTERM, Ctrl-C or client.stop()
            }
        }

        public static void define(StreamingClient client) {
            OutputTopic output = client.openOutputTopic("hard-braking");
            client.openInputTopic("car-data", "hard-braking-client").onStreamReceived(car -> {
                StreamWriter braking =
                        output.getOrCreateStream(car.id() + "-hard-braking", created -> created.properties()
                                .addParent(car.id()));
                car.parameters()
                        .buffer(Packets.named("brake").everySpan(ofMillis(100)).orIdle(ofMillis(1_000)), "Brake")
                        .onRead(packet -> braking.parameters().write(hardBraking(packet)));
                car.onClosed(braking::close);
            });
        }

        private static ParameterData hardBraking(ParameterData packet) {
            return packet.deriveText(
                            "HardBraking", List.of("Brake"), row -> row.number("Brake", 0) > 0.5 ? "True" : "False")
                    .select(List.of("HardBraking")); // tags stay
        }
    }

    private static void gateway(String servers) {
        try (var client = StreamingClient.connect(servers)) {
            StreamWriter car = client.openOutputTopic("car-data").createStream("car-44");
            car.properties().name("Car 44").metadata("circuit", "Sakhir");
            car.parameters().addLocation("/chassis").addDefinition("Brake").range(0, 1);
            OutputBuffer rows =
                    car.parameters().buffer(Packets.named("rows").everyRows(100).orIdle(ofMillis(50)));
            rows.addTimestamp(Instant.now())
                    .addValue("Brake", 0.7)
                    .addTag("Lap", "1")
                    .write();
            car.events().addTimestamp(Instant.now()).addValue("pit", "in").write();
            car.close();
        }
    }

    @TempDir
    private Path folder;

    @Test
    void whatTheGatewayWritesTheProgramReads() {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(EmbeddedKafkaConfig.temporary());
                JobTopics topics = new JobTopics(kafka)) {
            topics.create();
            gateway(kafka.bootstrapServers());
            var client = StreamingClient.connect(
                    ClientConfig.of(kafka.bootstrapServers()).withKafka("state.dir", folder.toString()));
            Program.define(client);
            CompletableFuture<Void> run =
                    CompletableFuture.runAsync(client::run, task -> new Thread(task, "client").start());
            while (topics.outputStream("car-44-hard-braking").stream().noneMatch(StreamEnd.class::isInstance)) {
                assertThat(run).isNotDone();
            }
            client.close();
            run.join();

            List<StreamMessage> messages = topics.outputStream("car-44-hard-braking");
            ParameterData rows = (ParameterData) messages.get(messages.size() - 2);
            assertThat(rows.rowCount()).isEqualTo(1);
            assertThat(rows.row(0).text("HardBraking")).isEqualTo("True");
            assertThat(rows.row(0).tag("Lap")).isEqualTo("1");
        }
    }
}
