package io.pitwall.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The commands in docker-compose.yml are commands that this version understands. */
class DockerComposeTest {

    private static Map<String, Map<String, Object>> services() throws IOException {
        try (Reader file = Files.newBufferedReader(RepositoryFiles.root().resolve("docker-compose.yml"))) {
            Map<String, Map<String, Map<String, Object>>> compose = new Yaml().load(file);
            return Objects.requireNonNull(compose.get("services"), "services");
        }
    }

    private static List<String> command(Map<String, Object> service) {
        return ((List<?>) Objects.requireNonNull(service.get("command"), "command"))
                .stream().map(Object::toString).toList();
    }

    @Test
    void everyCommandParses() throws IOException {
        List<List<String>> commands = services().values().stream()
                .filter(service -> service.containsKey("command"))
                .map(DockerComposeTest::command)
                .toList();

        assertThat(commands).hasSize(5);
        for (List<String> command : commands) {
            assertThatCode(() -> PitwallCli.commandLine(Map.of(), InputStream.nullInputStream())
                            .parseArgs(command.toArray(new String[0])))
                    .as("%s", command)
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void threeInstancesShareOneApplicationIdAndOneJar() throws IOException {
        List<Map<String, Object>> instances = services().entrySet().stream()
                .filter(service -> service.getKey().startsWith("hard-braking-"))
                .map(Map.Entry::getValue)
                .toList();

        assertThat(instances).hasSize(3);
        assertThat(instances)
                .map(DockerComposeTest::command)
                .containsOnly(List.of(
                        "run",
                        "io.pitwall.examples.HardBraking",
                        "--application-id",
                        "hard-braking",
                        "--state-dir",
                        "/tmp/state"));
        assertThat(instances).map(instance -> instance.get("volumes")).allMatch(volumes -> volumes.toString()
                .contains("./apps/cli/target/pitwall.jar:/opt/pitwall.jar"));
    }

    @Test
    void everyOptionFromTheEnvironmentExists() throws IOException {
        for (Map<String, Object> service : services().values()) {
            if (service.get("environment") instanceof Map<?, ?> environment) {
                environment.keySet().stream()
                        .map(Object::toString)
                        .filter(name -> name.startsWith("PITWALL_"))
                        .forEach(name -> assertThat(name).isEqualTo("PITWALL_BOOTSTRAP_SERVERS"));
            }
        }
    }

    @Test
    void theBrokerIsTheVersionThatPitwallIsBuiltWith() throws IOException {
        String version = org.apache.kafka.common.utils.AppInfoParser.getVersion();

        assertThat(services().get("kafka")).containsEntry("image", "apache/kafka:" + version);
    }
}
