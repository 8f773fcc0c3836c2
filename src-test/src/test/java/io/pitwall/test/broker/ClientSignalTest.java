package io.pitwall.test.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.test.kafka.TopicWriter;
import io.pitwall.test.kafka.Topics;
import io.pitwall.test.kafka.WithKafka;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** SIGTERM stops a client in order. */
@WithKafka
@Timeout(120)
class ClientSignalTest {

    @TempDir
    private Path folder;

    @Test
    void aSignalStopsTheClientInOrder(Topics topics) throws IOException, InterruptedException {
        String input = topics.create("input", 1);
        try (var writer = new TopicWriter(topics, input)) {
            writer.write("car", "time_ms | A\n1 | 1").flush();
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
                        input)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<String> said = new ArrayList<>();
        try (var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                said.add(line);
                if (line.equals("received car")) {
                    // Not Process.destroy, which closes what is still to be read.
                    process.toHandle().destroy();
                }
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertThat(said)
                .filteredOn(line -> line.matches("(received|before|revoked|returned).*"))
                .startsWith("received car", "before shutdown", "revoked 1");
    }
}
