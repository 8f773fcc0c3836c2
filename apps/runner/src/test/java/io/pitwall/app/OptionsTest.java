package io.pitwall.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.app.config.ConfiguredCommandLine;
import io.pitwall.dsl.PitwallConfig;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

class OptionsTest {

    private static RunOptions parse(Map<String, String> environment, String... args) {
        RunOptions options = new RunOptions();
        new ConfiguredCommandLine(
                        CommandLine.Model.CommandSpec.create()
                                .addMixin("run", CommandLine.Model.CommandSpec.forAnnotatedObject(options)),
                        environment)
                .parseArgs(args);
        return options;
    }

    @Test
    void optionsBecomeTheConfiguration() {
        PitwallConfig config = parse(
                        Map.of(),
                        "--application-id=hb",
                        "--bootstrap-servers=k:1",
                        "--threads=3",
                        "--state-dir=/var/state",
                        "--dead-letter-topic=bad",
                        "--kafka=processing.guarantee=at_least_once",
                        "--kafka=security.protocol=SSL")
                .toConfig();

        assertThat(config.deadLetterTopic()).isEqualTo("bad");
        assertThat(config.streamsProperties())
                .containsEntry(StreamsConfig.APPLICATION_ID_CONFIG, "hb")
                .containsEntry(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "k:1")
                .containsEntry(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 3)
                .containsEntry(StreamsConfig.STATE_DIR_CONFIG, "/var/state")
                .containsEntry(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, "at_least_once")
                .containsEntry("security.protocol", "SSL");
    }

    @Test
    void withoutThemItIsExactlyOnceOnThisMachine() {
        PitwallConfig config = parse(Map.of(), "--application-id=hb").toConfig();

        assertThat(config.bootstrapServers()).isEqualTo("localhost:9092");
        assertThat(config.deadLetterTopic()).isEqualTo("hb-dead-letters");
        assertThat(config.streamsProperties())
                .containsEntry(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    }

    @Test
    void flagsWinOverTheEnvironment() {
        Map<String, String> environment =
                Map.of("PITWALL_APPLICATION_ID", "from-environment", "PITWALL_BOOTSTRAP_SERVERS", "env:1");

        PitwallConfig config = parse(environment, "--bootstrap-servers=flag:1").toConfig();

        assertThat(config.applicationId()).isEqualTo("from-environment");
        assertThat(config.bootstrapServers()).isEqualTo("flag:1");
    }

    @Test
    void theEnvironmentAsksForNoHelpAndSetsFlags() {
        Map<String, String> environment =
                Map.of("PITWALL_VERSION", "0.1.0", "PITWALL_HELP", "yes", "PITWALL_VERBOSE", "true");
        CommandLine command = PitwallApp.commandLine(telemetry -> {}, environment);

        assertThat(Verbosity.isGiven(command.parseArgs("--application-id=a"))).isTrue();
    }

    @Test
    void anApplicationIdIsNeeded() {
        assertThatThrownBy(() -> parse(Map.of()))
                .isInstanceOf(CommandLine.MissingParameterException.class)
                .hasMessageContaining("--application-id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a/b", "a b"})
    void anApplicationIdThatNoTopicOrFolderCanHave(String id) {
        RunOptions options = parse(Map.of(), "--application-id=" + id);

        assertThatThrownBy(options::toConfig)
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("--application-id '" + id + "' must be letters");
    }

    @Test
    void aHandlerThatWouldSkipGoodRecordsIsRefusedForPeople() {
        String handler = "org.apache.kafka.streams.errors.LogAndContinueProcessingExceptionHandler";
        RunOptions options = parse(Map.of(), "--application-id=hb", "--kafka=processing.exception.handler=" + handler);

        assertThatThrownBy(options::toConfig)
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("Kafka setting 'processing.exception.handler' must not be " + handler);
    }

    @Test
    void stopConditions() {
        assertThat(parse(Map.of(), "--application-id=hb").stopConditions()).isEqualTo(StopConditions.none());
        assertThat(parse(Map.of(), "--application-id=hb", "--until-idle=5s", "--duration=1m")
                        .stopConditions())
                .isEqualTo(new StopConditions(Optional.of(Duration.ofSeconds(5)), Optional.of(Duration.ofMinutes(1))));
    }

    @ParameterizedTest
    @CsvSource({"500ms, PT0.5S", "20s, PT20S", "5m, PT5M", "2h, PT2H", "PT1M30S, PT1M30S", "0s, PT0S"})
    void durations(String text, Duration expected) throws Exception {
        assertThat(new DurationConverter().convert(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "5 s", "-5s", "s", "1e3s", "99999999999s"})
    void whatIsNoDuration(String text) {
        assertThatThrownBy(() -> new DurationConverter().convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessage("'" + text + "' is no duration; write 500ms, 20s, 5m or 2h");
    }
}
