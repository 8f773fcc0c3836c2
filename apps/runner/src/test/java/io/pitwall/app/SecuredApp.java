package io.pitwall.app;

import io.pitwall.data.StreamMessage;
import io.pitwall.data.TextTable;
import io.pitwall.dsl.TelemetryTopology;
import io.pitwall.kafka.EmbeddedKafka;
import io.pitwall.serdes.StreamIdSerde;
import io.pitwall.serdes.StreamMessageSerde;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** An application against a broker that wants TLS or a password, and all that it prints. */
final class SecuredApp {

    private final EmbeddedKafka kafka;
    private final Path stateDir;
    private final TelemetryTopology topology;
    private final String applicationId;
    private final StringWriter printed = new StringWriter();

    SecuredApp(EmbeddedKafka kafka, Path stateDir) {
        this(kafka, stateDir, telemetry -> telemetry.topic("in").parameters().to("out"), "secured");
    }

    SecuredApp(EmbeddedKafka kafka, Path stateDir, TelemetryTopology topology, String applicationId) {
        this.kafka = kafka;
        this.stateDir = stateDir;
        this.topology = topology;
        this.applicationId = applicationId;
    }

    /** A topic with one row, written where no password is needed. */
    static void writeInput(EmbeddedKafka kafka) {
        kafka.createTopic("in", 1, Map.of());
        try (KafkaProducer<String, StreamMessage> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.plainServers()),
                new StreamIdSerde().serializer(),
                new StreamMessageSerde().serializer())) {
            Future<RecordMetadata> unused =
                    producer.send(new ProducerRecord<>("in", 0, "car-1", TextTable.parse("time_ms | a\n5 | 1\n")));
        }
    }

    /** Runs until all input is read; the exit code. */
    int run(Map<String, String> security, String... more) {
        List<String> args = new ArrayList<>(List.of(
                "--bootstrap-servers=" + kafka.bootstrapServers(),
                "--application-id=" + applicationId,
                "--state-dir=" + stateDir,
                "--until-idle=300ms",
                "--wait=20s"));
        security.forEach((name, value) -> args.add("--kafka=" + name + "=" + value));
        args.addAll(List.of(more));
        PrintWriter out = new PrintWriter(printed, true);
        return PitwallApp.commandLine(topology, Map.of())
                .setOut(out)
                .setErr(out)
                .execute(args.toArray(String[]::new));
    }

    /** The line that says why it ended. */
    String error() {
        return printed()
                .lines()
                .filter(line -> line.startsWith("pitwall: ") && !line.startsWith("pitwall: warning: "))
                .findFirst()
                .orElseThrow();
    }

    /** The first thing that the user should know of. */
    String warning() {
        return printed()
                .lines()
                .filter(line -> line.startsWith("pitwall: warning: "))
                .findFirst()
                .orElseThrow();
    }

    String printed() {
        return printed.toString();
    }
}
