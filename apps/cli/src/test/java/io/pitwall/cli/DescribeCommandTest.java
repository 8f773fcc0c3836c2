package io.pitwall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.cli.Terminal.Result;
import io.pitwall.dsl.OnError;
import io.pitwall.dsl.ParameterStage;
import io.pitwall.dsl.TelemetryBuilder;
import io.pitwall.dsl.TelemetryTopology;
import io.pitwall.rules.Packets;
import io.pitwall.rules.aggregate.Aggregates;
import io.pitwall.rules.window.Late;
import io.pitwall.rules.window.Windowing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be said of topologies without a broker. */
class DescribeCommandTest {

    private static final String BRAKING = "io.pitwall.examples.HardBraking";
    private static final String RACE = "io.pitwall.examples.RaceControl";

    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init") // the folder comes before the test
    DescribeCommandTest() {}

    private static String describe(String... args) {
        Result result = Terminal.pitwall(
                Stream.concat(Stream.of("describe"), Stream.of(args)).toArray(String[]::new));
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.err()).isEmpty();
        return result.out();
    }

    @Test
    void tellsStepsTopicsStoresAndRights() {
        assertThat(describe(BRAKING, "--application-id", "hb", "--topics", "car-data=prod.car.v1"))
                .isEqualTo("""
                io.pitwall.examples.HardBraking

                topic car-data
                | select Brake
                | buffer brake: every 100 ms or idle 1 s
                | derive text HardBraking
                | select HardBraking
                | to hard-braking as <id>-hard-braking

                topic                            use
                prod.car.v1                      read as car-data
                hard-braking                     written; created if it is missing
                hb-dead-letters                  written: what cannot be read or processed
                hb-brake.buffer-changelog        internal
                hb-car-data.context-changelog    internal
                hb-car-data.fragments-changelog  internal

                store               holds
                brake.buffer        rows that are held
                car-data.context    what is known of open streams
                car-data.fragments  fragments of incomplete messages

                with ACLs it needs on  name             operations
                topic                  prod.car.v1      DescribeConfigs, Read
                topic                  hard-braking     Create, DescribeConfigs, Write
                topic                  hb-dead-letters  Create, DescribeConfigs, Write
                topic                  hb-*             Create, Read, Write
                group                  hb               Read
                transactional-id       hb-*             Write
                """);
    }

    @Test
    void mermaidIsTheFlowchartAlone() {
        assertThat(describe(RACE, "--mermaid"))
                .startsWith("flowchart TD\n")
                .contains("lap.window")
                .doesNotContain("store ");
    }

    @Test
    void aclsAreCommandsThatAShellTakes() {
        assertThat(describe(BRAKING, "--application-id", "hb", "--acls", "User:hb", "--bootstrap-servers", "k:1")
                        .lines())
                .hasSize(6)
                .contains(
                        "kafka-acls --bootstrap-server k:1 --add --allow-principal 'User:hb' --operation DescribeConfigs"
                                + " --operation Read --topic 'car-data'",
                        "kafka-acls --bootstrap-server k:1 --add --allow-principal 'User:hb' --operation Write"
                                + " --transactional-id 'hb-' --resource-pattern-type prefixed");
    }

    @Test
    void jsonIsTheSameEveryTimeAndComparesWithItself() throws IOException {
        String json = describe(RACE, "--json");
        Path file = Files.writeString(folder.resolve("running.json"), json);

        assertThat(describe(RACE, "--json")).isEqualTo(json);
        assertThat(describe(RACE, "--compare", file.toString()))
                .startsWith("kept\n  brake.buffer ")
                .doesNotContain("lost", "new", "topics");
    }

    /** Written by the first version that could: later ones must read it. */
    @Test
    void readsWhatEarlierVersionsHaveWritten() {
        Path golden = RepositoryFiles.testResource("topologies/hard-braking-1.json");

        assertThat(describe(BRAKING, "--compare", golden.toString())).isEqualTo("""
                kept
                  brake.buffer         rows that are held
                  car-data.context     what is known of open streams
                  car-data.fragments   fragments of incomplete messages
                """);
    }

    @Test
    void jsonIsThatOfTheFirstVersion() throws IOException {
        assertThat(describe(BRAKING, "--application-id", "hb", "--json"))
                .isEqualTo(Files.readString(RepositoryFiles.testResource("topologies/hard-braking-1.json")));
    }

    @Test
    void theExitCodeTellsWhetherStateIsLost() throws IOException {
        Path race = Files.writeString(folder.resolve("race.json"), describe(RACE, "--json"));

        Result lost = Terminal.pitwall("describe", BRAKING, "--compare", race.toString());
        Result gained = Terminal.pitwall(
                "describe",
                RACE,
                "--compare",
                RepositoryFiles.testResource("topologies/hard-braking-1.json").toString());

        assertThat(lost.exitCode()).isEqualTo(3);
        assertThat(lost.out())
                .contains("lost\n  engine.window   open windows   no store of that name\n")
                .contains("topics\n  engine-alarms   no longer used\n");
        assertThat(gained.exitCode()).isZero();
        assertThat(gained.out()).contains("new\n  engine.window   open windows\n  lap.window      open windows\n");
    }

    @Test
    void filesThatCannotBeCompared() throws IOException {
        assertThat(compare("{"))
                .contains(" is no JSON: Unexpected end-of-input")
                .contains("line 1");
        assertThat(compare("[]")).contains(" is no description of a topology that this version reads");
        assertThat(compare("{\"pitwallTopology\": 2}")).contains("its 'pitwallTopology' is '2', not 1");
        assertThat(compare("{\"pitwallTopology\": 1}")).contains("'stores' is missing");
        assertThat(compare("{\"pitwallTopology\": 1, \"stores\": [{\"name\": \"x\", \"kind\": \"LATER\"}]}"))
                .contains("store 'x' is of kind 'LATER', which this version does not know");
        assertThat(Terminal.pitwall("describe", BRAKING, "--compare", "none.json")
                        .err())
                .isEqualTo("pitwall: there is no file none.json that can be read; check --compare\n");
    }

    private String compare(String json) throws IOException {
        Path file = Files.writeString(folder.resolve("broken.json"), json);
        Result result = Terminal.pitwall("describe", BRAKING, "--compare", file.toString());
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err().lines()).hasSize(1);
        return result.err();
    }

    @Test
    void onlyOneOutputAtATime() {
        Result result = Terminal.pitwall("describe", BRAKING, "--json", "--mermaid");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("--mermaid, --json, --acls and --compare exclude each other");
    }

    @Test
    void validateFindsNothing() {
        Result result = Terminal.pitwall("validate", BRAKING, "--application-id", "hb");

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out())
                .isEqualTo(
                        "nothing is wrong with io.pitwall.examples.HardBraking: it reads car-data, writes hard-braking,"
                                + " and has 3 stores\n");
    }

    @Test
    void validateFindsAllThatIsWrong() {
        Result result = Terminal.pitwall(
                "validate",
                BRAKING,
                "--application-id",
                "hb",
                "--topics",
                "cars=c",
                "--kafka",
                "acks=7",
                "--kafka",
                "pitwall.context.ttl.ms=soon");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err().lines())
                .anyMatch(line -> line.startsWith("pitwall: a Kafka setting cannot be used: Invalid value 7 for"))
                .anyMatch(line -> line.startsWith("pitwall: topic 'cars' is called 'c' by the configuration, but the"));
        assertThat(result.out()).isEmpty();
    }

    /** Makes pairs of rows, and leaves rows out, for nobody. */
    public static final class Forgetful implements TelemetryTopology {

        @Override
        public void define(TelemetryBuilder telemetry) {
            ParameterStage cars = telemetry.topic("car-data").parameters();
            cars.to("cars");
            cars.buffer(Packets.named("pairs").everyRows(2));
            cars.where(row -> row.number("Speed") > 0);
            cars.where(row -> row.number("Speed") > 100);
        }
    }

    @Test
    void validateFindsStepsThatLeadNowhere() {
        Result result = Terminal.pitwall("validate", Forgetful.class.getName(), "--application-id", "f");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err().lines())
                .containsExactly(
                        "pitwall: the step 'pairs.packets' (buffer pairs: every 2 rows) leads nowhere: end it with"
                                + " to(\"topic\"), or leave it out",
                        "pitwall: the step 'car-data.where' (where a condition holds) leads nowhere: end it with"
                                + " to(\"topic\"), or leave it out",
                        "pitwall: the step 'car-data.where-2' (where a condition holds) leads nowhere: end it with"
                                + " to(\"topic\"), or leave it out");
    }

    /** Passes rows on as they are; what is wrong with them goes to dead letters, what comes late to a topic of its own. */
    public static final class Checked implements TelemetryTopology {

        @Override
        public void define(TelemetryBuilder telemetry) {
            ParameterStage cars = telemetry.topic("car-data").parameters();
            cars.to("cars");
            cars.where(row -> row.number("Speed") >= 0, OnError.deadLetter());
            cars.window(Windowing.named("seconds")
                            .tumbling(Duration.ofSeconds(1))
                            .late(Late.toTopic("late")))
                    .aggregate(Aggregates.count());
        }
    }

    @Test
    void validateTakesStepsThatAreThereForDeadLettersOrLateRows() {
        Result result = Terminal.pitwall("validate", Checked.class.getName(), "--application-id", "c");

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).contains("writes cars, late");
    }

    @Test
    void validateLooksAtClassAndConfigurationAtOnce() {
        Result result = Terminal.pitwall("validate", "com.acme.Nothing", "--application-id", "a b");

        assertThat(result.err().lines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("pitwall: there is no class com.acme.Nothing"),
                        line -> assertThat(line).startsWith("pitwall: --application-id 'a b' must be letters"));
    }
}
