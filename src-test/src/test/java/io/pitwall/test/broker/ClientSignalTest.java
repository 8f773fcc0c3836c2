package io.pitwall.test.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.pitwall.test.kafka.TopicReader;
import io.pitwall.test.kafka.TopicWriter;
import io.pitwall.test.kafka.Topics;
import io.pitwall.test.kafka.WithKafka;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SIGTERM and Ctrl-C stop a client in order. */
@WithKafka
@Timeout(120)
class ClientSignalTest {

    private static final String ROWS = "time_ms | A\n1 | 1";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"TERM, 15", "INT, 2"})
    void aSignalStopsTheClientInOrder(String signal, int number, Topics topics)
            throws IOException, InterruptedException {
        assumeFalse(isIgnored(number), "skipped: this JVM was started with SIG" + signal + " ignored");
        String input = topics.create("input", 1);
        String output = topics.create("output", 1);
        try (var writer = new TopicWriter(topics, input)) {
            writer.write("car", ROWS).flush();
        }
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Djava.io.tmpdir=" + folder,
                        "-cp",
                        System.getProperty("java.class.path"),
                        SignalledClientMain.class.getName(),
                        topics.bootstrapServers(),
                        topics.config().applicationId(),
                        input,
                        output)
                .redirectError(folder.resolve("errors").toFile())
                .start();
        List<String> said = new ArrayList<>();
        int exitCode;
        try (var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                said.add(line);
                if (line.equals("read car")) {
                    send(signal, process);
                }
            }
            exitCode = process.waitFor();
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertThat(said)
                .as(() -> "what it said; and its errors: " + errors())
                .filteredOn(line -> line.matches("(read|before|revoked|returned).*"))
                .startsWith("read car", "before shutdown", "revoked 1");
        assertThat(exitCode)
                .as("what a shell says of a process that a signal has ended")
                .isEqualTo(128 + number);
        try (var reader = TopicReader.committed(topics, output)) {
            assertThat(reader.readToEnd().stream("car")).hasRows(ROWS);
        }
    }

    private String errors() {
        try {
            return Files.readString(folder.resolve("errors"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void send(String signal, Process process) throws IOException, InterruptedException {
        int sent = new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
        assertThat(sent).isZero();
    }

    /** A shell without job control has what it starts in the background ignore SIGINT, and so does what that starts. */
    private static boolean isIgnored(int signal) throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return false;
        }
        for (String line : Files.readAllLines(status)) {
            if (line.startsWith("SigIgn:")) {
                long ignored = Long.parseUnsignedLong(line.substring(7).strip(), 16);
                return (ignored >>> (signal - 1) & 1) == 1;
            }
        }
        return false;
    }
}
