package io.pitwall.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.app.ErrorReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class ConfiguredCommandLineTest {

    @TempDir
    private Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static void assertError(SampleCommand command, int exitCode, int expectedCode, String line) {
        assertThat(command.err()).isEqualTo("pitwall: " + line + System.lineSeparator());
        assertThat(exitCode).isEqualTo(expectedCode);
    }

    @Test
    void whatIsMissingIsNamedInEveryForm() {
        SampleCommand command = new SampleCommand(Map.of());

        assertThat(command.execute()).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(command.err().lines())
                .containsExactly(
                        "pitwall: --application-id is missing: give it as flag, as PITWALL_APPLICATION_ID in the environment,"
                                + " or as 'application-id' in the file of --config",
                        "'sample --help' has all options.");
    }

    @Test
    void whatWasMistypedStandsBeforeWhatIsMissing() {
        SampleCommand command = new SampleCommand(Map.of());

        assertThat(command.execute("--aplication-id", "hb")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(command.err().lines().findFirst())
                .contains("pitwall: there is no option --aplication-id; did you mean '--application-id'?");
        SampleCommand other = new SampleCommand(Map.of());
        assertThat(other.execute("--treads", "2")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(other.err())
                .startsWith(
                        "pitwall: there is no option --treads; did you mean '--threads'? Besides, --application-id is"
                                + " missing: ");
    }

    @Test
    void anArgumentTooManyEndsItsSentence() {
        SampleCommand command = new SampleCommand(Map.of());

        assertThat(command.execute("car-data")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(command.err())
                .startsWith("pitwall: 'car-data' is one argument too many. Besides, --application-id is missing: ");
    }

    @Test
    void aChoiceThatThereIsNotIsToldTheChoices() {
        SampleCommand command = new SampleCommand(Map.of());

        assertThat(command.execute("--application-id=a", "--latency=fast")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(command.err())
                .startsWith("pitwall: --latency must be one of low, balanced, throughput, but it is 'fast'");
    }

    @Test
    void anOptionWithoutItsValueIsNotMissing() {
        SampleCommand command = new SampleCommand(Map.of());

        assertThat(command.execute("--application-id")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(command.err()).startsWith("pitwall: --application-id has no value: --application-id ID");
    }

    @Test
    void theFileMayBeNamedInTheEnvironment() throws IOException {
        Path file = file("app.yml", "application-id: from-file\nkafka:\n  acks: all\n");

        SampleCommand command = new SampleCommand(Map.of("PITWALL_CONFIG", file.toString())).parse();

        assertThat(command.options.toConfig().applicationId()).isEqualTo("from-file");
        assertThat(command.options.toConfig().kafka()).containsEntry("acks", "all");
    }

    @Test
    void kafkasOwnNamesOfWhatIsAnOptionCount() throws IOException {
        Path file = file("app.properties", "kafka.bootstrap.servers=file:1\nkafka.application.id=from-file\n");
        Map<String, String> environment = Map.of("KAFKA_BOOTSTRAP_SERVERS", "env:1", "PITWALL_CONFIG", file.toString());

        SampleCommand command = new SampleCommand(environment).parse();

        assertThat(command.options.toConfig().bootstrapServers()).isEqualTo("env:1");
        assertThat(command.options.toConfig().applicationId()).isEqualTo("from-file");
        assertThat(command.options.toConfig().kafka()).doesNotContainKey("bootstrap.servers");
    }

    @ParameterizedTest
    @CsvSource({
        "KAFKA_SECURITY_PROTOCOL, security.protocol",
        "KAFKA_PRODUCER_LINGER_MS, producer.linger.ms",
        "KAFKA_MAIN_CONSUMER_MAX_POLL_RECORDS, main.consumer.max.poll.records",
        "KAFKA_NUM_STANDBY_REPLICAS, num.standby.replicas",
        "PITWALL_FORMAT, pitwall.format",
        "PITWALL_STATE_HEAP_BYTES, pitwall.state.heap.bytes",
        "SCHEMA_REGISTRY_URL, schema.registry.url",
        "SCHEMA_REGISTRY_BASIC_AUTH_USER_INFO, schema.registry.basic.auth.user.info",
        "SCHEMA_REGISTRY_SSL_TRUSTSTORE_LOCATION, schema.registry.ssl.truststore.location"
    })
    void settingsOfTheClientsFromTheEnvironment(String variable, String name) {
        SampleCommand command = new SampleCommand(Map.of(variable, "7")).parse("--application-id=a");

        assertThat(command.options.kafkaSettings()).isEqualTo(Map.of(name, "7"));
        assertThat(command.err()).isEmpty();
    }

    @Test
    void variablesThatSetNothingAreNamedUnlessTheyAreOfOthers() {
        SampleCommand command = new SampleCommand(Map.of(
                        "PITWALL_TREADS", "2",
                        "PITWALL_KAFKA", "acks=all",
                        "KAFKA_SECURITY_PROTOCL", "SSL",
                        "KAFKA_SERVICE_HOST", "10.0.0.1",
                        "KAFKA_PORT_9092_TCP_ADDR", "10.0.0.1",
                        "KAFKA_HEAP_OPTS", "-Xmx1g",
                        "PITWALL_JVM_OPTS", "-Xmx1g"))
                .parse("--application-id=a");

        assertThat(command.err().lines())
                .containsExactly(
                        "pitwall: the environment variable KAFKA_SECURITY_PROTOCL sets nothing; did you mean"
                                + " 'KAFKA_SECURITY_PROTOCOL'?",
                        "pitwall: the environment variable PITWALL_KAFKA sets nothing; settings of Kafka have a variable each,"
                                + " such as KAFKA_SECURITY_PROTOCOL",
                        "pitwall: the environment variable PITWALL_TREADS sets nothing; did you mean 'PITWALL_THREADS'?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "treads: 2|line 1: there is no setting 'treads'; did you mean 'threads'?",
                "kafka: {security.protocl: SSL}|line 1: there is no setting 'kafka.security.protocl'; did you mean"
                        + " 'security.protocol'?",
                "pitwall.formt: plain|line 1: there is no setting 'pitwall.formt'; did you mean 'pitwall.format'?",
                "topic.car: x|line 1: there is no setting 'topic.car'",
                "config: other.yaml|line 1: there is no setting 'config'",
                "kafka: 7|line 1: there is no setting 'kafka'; did you mean 'kafka.'?"
            })
    void namesInAFileThatNobodyKnows(String yaml, String expected) throws IOException {
        SampleCommand command = new SampleCommand(Map.of());
        Path file = file("app.yaml", yaml);

        int exitCode = command.execute("--application-id=a", "--config=" + file);

        assertThat(command.err()).startsWith("pitwall: " + file + " " + expected);
        assertThat(exitCode).isEqualTo(ErrorReport.USER_ERROR);
    }

    @Test
    void settingsOfTheUsersOwnClassesPass() throws IOException {
        Path file = file("app.yaml", "kafka:\n  interceptor.acme.url: u\n");

        SampleCommand command = new SampleCommand(Map.of()).parse("--application-id=a", "--config", file.toString());

        assertThat(command.options.kafkaSettings()).isEqualTo(Map.of("interceptor.acme.url", "u"));
    }

    @Test
    void aFileThatCannotBeRead() throws IOException {
        SampleCommand missing = new SampleCommand(Map.of());
        assertError(
                missing,
                missing.execute("--config=none.yaml"),
                ErrorReport.USER_ERROR,
                "there is no file none.yaml that can be read; check --config");

        Path text = file("app.txt", "");
        SampleCommand other = new SampleCommand(Map.of());
        assertError(
                other,
                other.execute("--config=" + text),
                ErrorReport.USER_ERROR,
                "the file " + text + " of --config must end in .yaml, .yml or .properties");
    }

    @Test
    void whatTheBrokerDoesNotAllowIsForTheUserToMend() {
        SampleCommand command = new SampleCommand(Map.of(), new TopicAuthorizationException(Set.of("car-data")));

        assertThat(command.execute("--application-id=a")).isEqualTo(ErrorReport.USER_ERROR);
        assertThat(command.err())
                .startsWith(
                        "pitwall: the user is not allowed to do this with topic car-data; its ACLs must allow READ");
    }

    @Test
    void theSettingsThatWinAreThoseOfKafkaByName() {
        SampleCommand command =
                new SampleCommand(Map.of()).parse("--application-id=a", "--latency=throughput", "--kafka=linger.ms=1");

        assertThat(command.options.toConfig().streamsProperties())
                .containsEntry("linger.ms", "1")
                .containsEntry("commit.interval.ms", 1_000);
    }
}
