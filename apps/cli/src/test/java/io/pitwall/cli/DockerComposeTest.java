package io.pitwall.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import picocli.CommandLine;

/** What docker-compose.yml says is what this version understands; Docker is not asked. */
class DockerComposeTest {

    private static Map<String, Map<String, Map<String, Object>>> compose() throws IOException {
        try (Reader file = Files.newBufferedReader(RepositoryFiles.root().resolve("docker-compose.yml"))) {
            return new Yaml().load(file);
        }
    }

    private static Map<String, Map<String, Object>> services() throws IOException {
        return Objects.requireNonNull(compose().get("services"), "services");
    }

    private static List<String> command(Map<String, Object> service) {
        return texts(service, "command");
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

    private static Map<String, Map<String, Object>> instances() throws IOException {
        Map<String, Map<String, Object>> instances = new TreeMap<>(services());
        instances.keySet().removeIf(name -> !name.startsWith("hard-braking-"));
        assertThat(instances).hasSize(3);
        return instances;
    }

    private static List<String> texts(Map<String, Object> service, String member) {
        return ((List<?>) Objects.requireNonNull(service.get(member), member))
                .stream().map(Object::toString).toList();
    }

    @Test
    void threeInstancesShareOneApplicationId() throws IOException {
        assertThat(instances().values())
                .map(DockerComposeTest::command)
                .containsOnly(List.of("run", "io.pitwall.examples.HardBraking", "--application-id", "hard-braking"));
    }

    @Test
    void eachInstanceHasAVolumeForItsStateAndAPortOfTheLoopbackAddress() throws IOException {
        List<String> states = new ArrayList<>();
        List<String> ports = new ArrayList<>();
        for (Map<String, Object> instance : instances().values()) {
            List<String> volumes = texts(instance, "volumes");
            assertThat(volumes).hasSize(2).contains("./apps/cli/target/pitwall.jar:/opt/pitwall.jar:ro");
            assertThat(volumes.get(1)).endsWith(":" + environment(instance).get("PITWALL_STATE_DIR"));
            states.add(volumes.get(1).replaceFirst(":.*", ""));
            assertThat(texts(instance, "ports")).hasSize(1).allMatch(port -> port.matches("127\\.0\\.0\\.1:\\d+:8080"));
            ports.addAll(texts(instance, "ports"));
            assertThat(environment(instance)).containsEntry("PITWALL_HTTP", "0.0.0.0:8080");
            assertThat(Objects.requireNonNull(instance.get("healthcheck")).toString())
                    .contains("http://localhost:8080/health/ready");
        }
        assertThat(ports).doesNotHaveDuplicates();
        assertThat(compose().get("volumes")).containsOnlyKeys(states);
    }

    @Test
    void everyFileThatIsMountedIsThereOrBuilt() throws IOException {
        for (Map<String, Object> service : services().values()) {
            if (service.containsKey("volumes")) {
                texts(service, "volumes").stream()
                        .filter(volume -> volume.startsWith("./"))
                        .map(volume -> RepositoryFiles.root().resolve(volume.substring(2, volume.indexOf(':'))))
                        .filter(file -> !file.equals(PackagedPitwall.JAR))
                        .forEach(file -> assertThat(file).exists());
            }
        }
    }

    /** {@code --show-config} warns of what sets nothing, and says where each setting comes from. */
    @Test
    void everySettingFromTheEnvironmentCounts() throws IOException {
        for (Map<String, Object> service : services().values()) {
            if (!service.containsKey("command")) {
                continue;
            }
            List<String> args = new ArrayList<>(command(service));
            args.add("--show-config");
            StringWriter out = new StringWriter();
            StringWriter err = new StringWriter();
            CommandLine pitwall = PitwallCli.commandLine(environment(service), InputStream.nullInputStream());
            pitwall.setOut(new PrintWriter(out));
            pitwall.setErr(new PrintWriter(err));

            assertThat(pitwall.execute(args.toArray(new String[0]))).isZero();
            assertThat(err).hasToString("");
            assertThat(out.toString()).contains(environment(service).keySet());
        }
    }

    private static Map<String, String> environment(Map<String, Object> service) {
        Map<String, String> environment = new TreeMap<>();
        ((Map<?, ?>) Objects.requireNonNull(service.get("environment"), "environment"))
                .forEach((name, value) -> environment.put(name.toString(), value.toString()));
        return environment;
    }

    @Test
    void theBrokerIsTheVersionThatPitwallIsBuiltWith() throws IOException {
        String version = org.apache.kafka.common.utils.AppInfoParser.getVersion();

        assertThat(services().get("kafka")).containsEntry("image", "apache/kafka:" + version);
    }
}
