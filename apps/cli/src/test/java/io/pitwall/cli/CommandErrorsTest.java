package io.pitwall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.app.ErrorReport;
import io.pitwall.cli.Terminal.Result;
import io.pitwall.kafka.EmbeddedKafka;
import io.pitwall.kafka.EmbeddedKafkaConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What users see when something is wrong with what they asked for: one line that says what, where and what to do. */
class CommandErrorsTest {

    private static final String TOPOLOGY = "io.pitwall.examples.HardBraking";

    private static EmbeddedKafka kafka;

    @TempDir
    private Path temporary;

    @BeforeAll
    static void startKafka() {
        kafka = EmbeddedKafka.start(EmbeddedKafkaConfig.temporary());
    }

    @AfterAll
    static void stopKafka() {
        kafka.close();
    }

    private Result produce(String csv, String... more) throws IOException {
        Path file = Files.writeString(temporary.resolve("lap.csv"), csv);
        return produceFile(file, more);
    }

    private static Result produceFile(Path file, String... more) {
        String[] args = {
            "produce",
            "--bootstrap-servers",
            kafka.bootstrapServers(),
            "--topic",
            "errors",
            "--stream",
            "car-1",
            "--csv",
            file.toString(),
            "--time",
            "t"
        };
        String[] all = java.util.Arrays.copyOf(args, args.length + more.length);
        System.arraycopy(more, 0, all, args.length, more.length);
        return Terminal.pitwall(all);
    }

    private static void assertOneLine(Result result, String line) {
        assertThat(result.err()).isEqualTo("pitwall: " + line + System.lineSeparator());
        assertThat(result.exitCode()).isEqualTo(ErrorReport.USER_ERROR);
    }

    @Test
    void missingArgument() {
        Result result = Terminal.pitwall("tail");

        assertThat(result.err().lines())
                .containsExactly(
                        "pitwall: TOPIC is missing: the topic to read", "'pitwall tail --help' has all options.");
        assertThat(result.exitCode()).isEqualTo(2);
    }

    @Test
    void unreadableCell() throws IOException {
        Result result = produce("t,Brake\n1,0.5\n2,hard\n");

        assertOneLine(
                result,
                temporary.resolve("lap.csv") + " line 3, column 'Brake': 'hard' is not a number;"
                        + " if the column holds text, say --text Brake or --tag Brake");
    }

    @Test
    void unreadableTime() throws IOException {
        assertOneLine(
                produce("t,Brake\n1.5,0.5\n"),
                temporary.resolve("lap.csv")
                        + " line 2, column 't': '1.5' is finer than a nanosecond or beyond the years 1677 to 2262;"
                        + " check --time-unit");
    }

    @Test
    void missingColumn() throws IOException {
        assertOneLine(
                produce("time,Brake\n1,0.5\n"),
                temporary.resolve("lap.csv") + " has no column 't' (--time); it has time, Brake");
        assertOneLine(
                produce("t,Brake\n1,0.5\n", "--tag", "Lap"),
                temporary.resolve("lap.csv") + " has no column 'Lap' (--tag); it has t, Brake");
    }

    @Test
    void raggedAndEmptyFiles() throws IOException {
        assertThat(produce("t,Brake\n1,0.5,7\n").err()).startsWith("pitwall: ").contains("lap.csv");
        assertThat(produce("t,Brake\n1,0.5,7\n").err().lines()).hasSize(1);
        assertOneLine(
                produce(""),
                temporary.resolve("lap.csv") + " is empty: it needs a header with the names of the columns");
    }

    @Test
    void nothingIsWrittenOfAFileThatIsBadSomewhere() throws IOException {
        assertThat(produce("t,Brake\n1,0.5\n2,hard\n", "--rows-per-record=1").exitCode())
                .isEqualTo(ErrorReport.USER_ERROR);

        assertThat(Terminal.pitwall("tail", "errors", "--bootstrap-servers", kafka.bootstrapServers())
                        .err())
                .startsWith("pitwall: topic errors does not exist");
    }

    @Test
    void fileWithoutRows() throws IOException {
        assertOneLine(produce("t,Brake\n"), temporary.resolve("lap.csv") + " has a header and no rows");
    }

    @Test
    void settingsThatCannotBe() {
        assertOneLine(
                Terminal.pitwall("run", TOPOLOGY, "--application-id=a b"),
                "--application-id 'a b' must be letters, digits, dots, underscores or hyphens:"
                        + " Kafka topics are named after it");
        assertOneLine(
                Terminal.pitwall("run", TOPOLOGY, "--application-id=a", "--threads=0"),
                "--threads must be at least 1, but it is 0");
        assertOneLine(
                Terminal.pitwall("run", TOPOLOGY, "--application-id=a", "--kafka=application.id=b"),
                "--kafka application.id: say it with --application-id");
        assertOneLine(
                Terminal.pitwall("run", TOPOLOGY, "--application-id=a", "--dead-letter-topic=car-data"),
                "topic 'car-data' is for dead letters, but the topology reads or writes it: records that cannot be read"
                        + " would come back for ever; name another topic for dead letters");
        assertThat(Terminal.pitwall("run", TOPOLOGY, "--application-id=a", "--kafka=processing.guarantee=foo")
                        .err())
                .startsWith("pitwall: a Kafka setting cannot be used: Invalid value foo");
    }

    @Test
    void missingFile() {
        Path file = temporary.resolve("none.csv");

        assertOneLine(produceFile(file), "there is no file " + file + " that can be read; check --csv");
    }

    @Test
    void unknownTopologyClass() {
        Result result = Terminal.pitwall("run", "com.acme.Nothing", "--application-id", "a");

        assertOneLine(
                result,
                "there is no class com.acme.Nothing in this jar;"
                        + " give the full name, such as io.pitwall.examples.HardBraking, and the jar with --jar");
    }

    @Test
    void classThatIsNoTopology() {
        assertOneLine(
                Terminal.pitwall("run", "java.lang.String", "--application-id", "a"),
                "class java.lang.String is no topology: it must implement io.pitwall.dsl.TelemetryTopology");
    }

    @Test
    void missingJar() {
        assertOneLine(
                Terminal.pitwall("run", "a.B", "--jar", "none.jar", "--application-id", "a"),
                "there is no jar none.jar that can be read; check --jar");
    }

    @Test
    void missingInputTopic() {
        Result result = Terminal.pitwall(
                "run",
                "io.pitwall.examples.HardBraking",
                "--application-id",
                "a",
                "--bootstrap-servers",
                kafka.bootstrapServers());

        assertThat(result.err())
                .startsWith("pitwall: topic car-data does not exist at " + kafka.bootstrapServers() + "; there is ")
                .endsWith("Create it, or write to it first with 'pitwall produce'" + System.lineSeparator());
        assertThat(result.err().lines()).hasSize(1);
        assertThat(result.exitCode()).isEqualTo(ErrorReport.USER_ERROR);
    }

    @Test
    void missingTopicToPrint() {
        Result result = Terminal.pitwall("tail", "nothing", "--bootstrap-servers", kafka.bootstrapServers());

        assertThat(result.err()).startsWith("pitwall: topic nothing does not exist at " + kafka.bootstrapServers());
        assertThat(result.exitCode()).isEqualTo(ErrorReport.USER_ERROR);
    }

    @Test
    void unreachableBroker() {
        // Port 1 is never a broker's; the address is refused at once.
        Result result = Terminal.pitwall("tail", "car-data", "--bootstrap-servers", "127.0.0.1:1");

        assertOneLine(
                result,
                "no Kafka broker answers at 127.0.0.1:1 (waited 10 s);"
                        + " check --bootstrap-servers, security.protocol if the broker wants TLS or a password, or start a broker"
                        + " with 'pitwall broker --port PORT'");
    }

    @Test
    void serversThatAreNoAddress() {
        Result result = Terminal.pitwall("tail", "car-data", "--bootstrap-servers", "nonsense");

        assertThat(result.err()).startsWith("pitwall: cannot connect to Kafka at 'nonsense': ");
        assertThat(result.err().lines()).hasSize(1);
    }

    @Test
    void portThatIsTaken() {
        int port = Integer.parseInt(kafka.bootstrapServers().replaceFirst(".*:", ""));

        Result result = Terminal.pitwall("broker", "--port", Integer.toString(port));

        assertThat(result.err()).startsWith("pitwall: ").contains(Integer.toString(port));
        assertThat(result.err().lines()).hasSize(1);
        assertThat(result.exitCode()).isEqualTo(ErrorReport.USER_ERROR);
    }

    @Test
    void detailsOnlyWhenAskedFor() {
        Path file = temporary.resolve("none.csv");

        assertThat(produceFile(file, "--verbose").err()).contains("\tat io.pitwall.cli.");
    }

    @Test
    void noSecretIsInWhatValidateFinds() {
        Result result = Terminal.pitwall(
                "validate",
                TOPOLOGY,
                "--application-id=a",
                "--kafka=ssl.key.password=hunter2",
                "--kafka=linger.ms=hunter2");

        assertOneLine(
                result,
                "a Kafka setting cannot be used: Invalid value ******** for configuration linger.ms:"
                        + " Not a number of type LONG");
    }

    @Test
    void wrongUsage() {
        assertThat(Terminal.pitwall("run").exitCode()).isEqualTo(2);
        assertThat(Terminal.pitwall("run", "A", "--application-id", "a", "--until-idle", "soon")
                        .err())
                .contains("'soon' is no duration; write 500ms, 20s, 5m or 2h");
        assertThat(Terminal.pitwall("nonsense").err()).contains("nonsense");
        assertThat(Terminal.pitwall().exitCode()).isEqualTo(2);
    }

    @Test
    void everyCommandHasHelp() {
        for (String command : new String[] {"demo", "run", "produce", "tail", "broker", "bench"}) {
            Result result = Terminal.pitwall(command, "--help");
            assertThat(result.exitCode()).isZero();
            assertThat(result.out()).contains("Usage: pitwall " + command);
        }
        assertThat(Terminal.pitwall("--help").out()).contains("demo", "run", "produce", "tail", "broker");
    }
}
