package io.pitwall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** The commands of the packaged jar, each in a JVM of its own; kills what still runs when it is closed. */
final class PackagedPitwall implements AutoCloseable {

    static final Path JAR = RepositoryFiles.root().resolve("apps/cli/target/pitwall.jar");

    private static final int TRIES_FOR_A_PORT = 5;

    private final Path folder;
    private final Deque<JarProcess> processes = new ArrayDeque<>();

    /** @param folder for data, state, and what processes print */
    PackagedPitwall(Path folder) {
        this.folder = folder;
    }

    record Broker(JarProcess process, String address) {}

    Broker startBroker() throws IOException {
        for (int attempt = 1; ; attempt++) {
            int port = freePort();
            JarProcess process = start(List.of(
                    "broker",
                    "--port",
                    Integer.toString(port),
                    "--data",
                    folder.resolve("kafka").toString()));
            if (process.prints("Kafka is ready at ")) {
                return new Broker(process, "127.0.0.1:" + port);
            }
            assertThat(attempt)
                    .as("somebody else may take a port that was free; %s", process)
                    .isLessThan(TRIES_FOR_A_PORT);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    void stop(Broker broker) {
        broker.process().terminate();
        assertQuiet(broker.process());
    }

    /** @param recording the options that say which file of the cars red and blue is written, and how it is read */
    void produce(Broker broker, List<String> recording) {
        List<String> args =
                new ArrayList<>(List.of("produce", "--bootstrap-servers", broker.address(), "--topic", "car-data"));
        args.addAll(recording);
        JarProcess produce = start(args);
        assertThat(produce.outAtTheEnd()).contains("red: ", "blue: ", " rows written to car-data, ended");
        assertQuiet(produce);
    }

    /** Runs a topology that this jar has or is told of. */
    void run(Broker broker, String applicationId, String... topology) {
        List<String> args = new ArrayList<>(List.of("run"));
        args.addAll(List.of(topology));
        args.addAll(List.of("--application-id", applicationId));
        args.addAll(runOptions(broker));
        assertRunsToTheEnd(broker, start(args));
    }

    /** Runs a topology whose jar has a main method of its own; its application id is in the file of settings. */
    void runJar(Path jar, Broker broker, Path config) {
        List<String> args = new ArrayList<>(List.of("--config", config.toString()));
        args.addAll(runOptions(broker));
        assertRunsToTheEnd(broker, start(jar, Map.of(), args));
    }

    private List<String> runOptions(Broker broker) {
        return List.of(
                "--bootstrap-servers",
                broker.address(),
                "--until-idle",
                "2s",
                "--state-dir",
                folder.resolve("state").toString());
    }

    private static void assertRunsToTheEnd(Broker broker, JarProcess run) {
        assertThat(run.outAtTheEnd()).contains(" runs against " + broker.address(), " records out");
        assertQuiet(run);
    }

    List<String> tail(Broker broker, String topic) {
        JarProcess tail = start(List.of(
                "tail",
                topic,
                "--bootstrap-servers",
                broker.address(),
                "--from",
                "beginning",
                "--until-idle",
                "1s",
                "--format",
                "csv"));
        List<String> lines = tail.outAtTheEnd().lines().toList();
        assertQuiet(tail);
        assertThat(tail.err()).contains(" rows in ", " of 2 streams");
        return lines;
    }

    private JarProcess start(List<String> args) {
        return start(JAR, Map.of(), args);
    }

    /** Starts any jar. */
    JarProcess start(Path jar, Map<String, String> environment, List<String> args) {
        assertThat(jar).as("the packaged jar; 'mvn package' makes it").exists();
        JarProcess process = JarProcess.start(jar, folder, environment, args);
        processes.push(process);
        return process;
    }

    private static void assertQuiet(JarProcess process) {
        assertThat(process.err().lines())
                .as("stderr of %s", process)
                .noneMatch(line -> line.matches("\\s+at .*\\(.*\\)|.*\\b(WARN|ERROR|SLF4J)\\b.*|.*Exception\\b.*"));
    }

    @Override
    public void close() {
        processes.forEach(JarProcess::close);
    }
}
