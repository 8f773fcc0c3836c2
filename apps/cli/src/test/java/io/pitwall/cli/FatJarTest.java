package io.pitwall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commands of the README with the packaged jar, each in a JVM of its own: what shading breaks, only this sees.
 *
 * <p>Maven runs it after the jar is packaged, in the execution {@code fat-jar} of surefire.
 */
@Tag("fat-jar")
class FatJarTest {

    private static final int TRIES_FOR_A_PORT = 5;

    private final Path jar = RepositoryFiles.root().resolve("apps/cli/target/pitwall.jar");
    private final Path recording = RepositoryFiles.testResource("recordings/two-cars.csv");
    private final Deque<JarProcess> processes = new ArrayDeque<>();

    @TempDir
    private Path folder;

    @AfterEach
    void killWhatStillRuns() {
        processes.forEach(JarProcess::close);
    }

    @Test
    void aRecordingGoesThroughBrokerJobAndTailAndOutlivesARestart() throws IOException {
        Broker broker = startBroker();
        produce(broker);
        run(broker, "hb", "io.pitwall.examples.HardBraking");

        List<String> rows = tail(broker, "hard-braking");
        assertThat(rows.get(0)).isEqualTo("stream,time_ns,HardBraking,Stint#");
        assertThat(rows.subList(1, rows.size())).containsExactlyInAnyOrderElementsOf(expectedHardBrakings());

        stop(broker);
        Broker again = startBroker();
        assertThat(tail(again, "hard-braking")).containsExactlyInAnyOrderElementsOf(rows);
        assertThat(tail(again, "car-data")).hasSize(1 + recordedRows().size());
        stop(again);
    }

    @Test
    void aTopologyOfAnotherJarRuns() throws IOException {
        Path topology = compiledIntoJar("com.acme.Turns", """
                package com.acme;

                import io.pitwall.dsl.TelemetryBuilder;
                import io.pitwall.dsl.TelemetryTopology;

                public final class Turns implements TelemetryTopology {
                    @Override
                    public void define(TelemetryBuilder telemetry) {
                        telemetry
                                .topic("car-data")
                                .parameters("Lateral G")
                                .deriveText("Turn", row -> row.number("Lateral G", 0) < 0 ? "left" : "right")
                                .select("Turn")
                                .to("turns");
                    }
                }
                """);
        Broker broker = startBroker();
        produce(broker);
        run(broker, "turns", "--jar", topology.toString(), "com.acme.Turns");

        List<String> rows = tail(broker, "turns");
        List<String> expected = recordedRows().stream()
                .filter(cells -> !cells[4].isEmpty())
                .map(cells -> "%s,%s000000,%s,%s"
                        .formatted(cells[0], cells[1], Double.parseDouble(cells[4]) < 0 ? "left" : "right", cells[3]))
                .toList();
        assertThat(rows.get(0)).isEqualTo("stream,time_ns,Turn,Stint#");
        assertThat(rows.subList(1, rows.size())).containsExactlyInAnyOrderElementsOf(expected);
        stop(broker);
    }

    private record Broker(JarProcess process, String address) {}

    private Broker startBroker() throws IOException {
        for (int attempt = 1; ; attempt++) {
            int port = freePort();
            JarProcess process = start(
                    "broker",
                    "--port",
                    Integer.toString(port),
                    "--data",
                    folder.resolve("kafka").toString());
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

    private static void stop(Broker broker) {
        broker.process().terminate();
        assertQuiet(broker.process());
    }

    private void produce(Broker broker) {
        JarProcess produce = start(
                "produce",
                "--bootstrap-servers",
                broker.address(),
                "--topic",
                "car-data",
                "--csv",
                recording.toString(),
                "--stream-column",
                "Machine",
                "--time",
                "When",
                "--time-unit",
                "ms",
                "--tag",
                "Stint");
        assertThat(produce.outAtTheEnd()).contains("red: ", "blue: ", " rows written to car-data, ended");
        assertQuiet(produce);
    }

    private void run(Broker broker, String applicationId, String... topology) {
        JarProcess run = start(Stream.concat(
                        Stream.concat(Stream.of("run"), Stream.of(topology)),
                        Stream.of(
                                "--bootstrap-servers",
                                broker.address(),
                                "--application-id",
                                applicationId,
                                "--until-idle",
                                "2s",
                                "--state-dir",
                                folder.resolve("state").toString()))
                .toArray(String[]::new));
        assertThat(run.outAtTheEnd()).contains(" runs against " + broker.address(), " records out");
        assertQuiet(run);
    }

    private List<String> tail(Broker broker, String topic) {
        JarProcess tail = start(
                "tail",
                topic,
                "--bootstrap-servers",
                broker.address(),
                "--from-beginning",
                "--until-idle",
                "1s",
                "--format",
                "csv");
        List<String> lines = tail.outAtTheEnd().lines().toList();
        assertQuiet(tail);
        assertThat(tail.err()).contains(" rows in ", " of 2 streams");
        return lines;
    }

    private JarProcess start(String... args) {
        assertThat(jar).as("the packaged jar; 'mvn package' makes it").exists();
        JarProcess process = JarProcess.start(jar, folder, List.of(args));
        processes.push(process);
        return process;
    }

    private static void assertQuiet(JarProcess process) {
        assertThat(process.err().lines())
                .as("stderr of %s", process)
                .noneMatch(line -> line.matches("\\s+at .*\\(.*\\)|.*\\b(WARN|ERROR|SLF4J)\\b.*|.*Exception\\b.*"));
    }

    private List<String[]> recordedRows() throws IOException {
        return Files.readAllLines(recording).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .toList();
    }

    /** The rows the job must give, told without any of Pitwall: in a packet of 100 ms equal rows become one. */
    private List<String> expectedHardBrakings() throws IOException {
        List<String> rows = new ArrayList<>();
        for (String car : List.of("red", "blue")) {
            Map<String, String> packet = new LinkedHashMap<>();
            TreeSet<Long> times = new TreeSet<>();
            for (String[] cells : recordedRows()) {
                if (!cells[0].equals(car) || cells[2].isEmpty()) {
                    continue;
                }
                times.add(Long.parseLong(cells[1]));
                if (times.last() - times.first() >= 100) {
                    rows.addAll(packet.values());
                    packet.clear();
                    times.clear();
                    times.add(Long.parseLong(cells[1]));
                }
                String hard = Double.parseDouble(cells[2]) > 0.5 ? "True" : "False";
                packet.put(
                        cells[1] + " " + cells[3],
                        "%s-hard-braking,%s000000,%s,%s".formatted(car, cells[1], hard, cells[3]));
            }
            rows.addAll(packet.values());
        }
        return rows;
    }

    /** A jar with one class, compiled as somebody would who has nothing but the fat jar. */
    private Path compiledIntoJar(String className, String source) throws IOException {
        String path = className.replace('.', '/');
        Path sources = Files.createDirectories(folder.resolve("src"));
        Path classes = Files.createDirectories(folder.resolve("classes"));
        Path sourceFile = sources.resolve(path + ".java");
        Files.createDirectories(Objects.requireNonNull(sourceFile.getParent()));
        Files.writeString(sourceFile, source);
        JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "a JDK, not a JRE");
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<String> options = new ArrayList<>(List.of("-cp", jar.toString(), "-d", classes.toString()));
            assertThat(compiler.getTask(messages, files, null, options, null, files.getJavaFileObjects(sourceFile))
                            .call())
                    .as("%s", messages)
                    .isTrue();
        }
        Path topology = folder.resolve("acme.jar");
        try (OutputStream file = Files.newOutputStream(topology);
                JarOutputStream out = new JarOutputStream(file)) {
            out.putNextEntry(new JarEntry(path + ".class"));
            Files.copy(classes.resolve(path + ".class"), out);
            out.closeEntry();
        }
        return topology;
    }
}
