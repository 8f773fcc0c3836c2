package io.pitwall.cli;

import io.pitwall.app.StopSignal;
import io.pitwall.app.UserException;
import io.pitwall.kafka.EmbeddedKafka;
import io.pitwall.kafka.EmbeddedKafkaConfig;
import io.pitwall.kafka.EmbeddedKafkaException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code pitwall broker}: a single-node Kafka for other processes on this machine. */
@Command(
        name = "broker",
        description = "Runs a single-node Kafka on 127.0.0.1, for trying things out. Ctrl-C ends it.",
        footer = {
            "",
            "It ends by itself, with a message and exit code 1, when its disk fails or is full.",
            "",
            "Example:",
            "  pitwall broker --port 19092 --data ./kafka-data"
        })
final class BrokerCommand implements Callable<Integer> {

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "9092",
            description = "Where it listens (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder that keeps topics and offsets between runs; without it they are gone at the end.")
    private @Nullable Path data;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (StopSignal signal = StopSignal.listening();
                EmbeddedKafka kafka = start();
                DiskWatch disk =
                        new DiskWatch(kafka.dataFolder(), spec.commandLine().getErr())) {
            PrintWriter out = spec.commandLine().getOut();
            out.println("Kafka is ready at " + kafka.bootstrapServers()
                    + (data == null ? ", keeping nothing" : ", keeping its data in " + data) + "; Ctrl-C ends it");
            out.flush();
            disk.watch(signal.received());
        }
        return 0;
    }

    private EmbeddedKafka start() {
        try {
            EmbeddedKafkaConfig config =
                    data == null ? EmbeddedKafkaConfig.temporary() : EmbeddedKafkaConfig.keptIn(data);
            return EmbeddedKafka.start(config.withPort(port));
        } catch (EmbeddedKafkaException | IllegalArgumentException e) {
            throw new UserException(String.valueOf(e.getMessage()), e);
        }
    }
}
