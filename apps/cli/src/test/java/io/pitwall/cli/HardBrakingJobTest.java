package io.pitwall.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.pitwall.cli.Terminal.Result;
import io.pitwall.data.ParameterData;
import io.pitwall.data.StreamEnd;
import io.pitwall.data.StreamMessage;
import io.pitwall.data.StreamProperties;
import io.pitwall.kafka.EmbeddedKafka;
import io.pitwall.kafka.EmbeddedKafkaConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job through the commands of the README: a recording in, hard brakings out. */
class HardBrakingJobTest {

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

    @Test
    void findsTheHardBrakingsOfTheTutorialsRecording() {
        Path recording = RepositoryFiles.sharedData("cardata.csv");
        assumeTrue(
                Files.exists(recording),
                "skipped: the tutorial's recording is not there; say where with -Dpitwall.data=DIR");
        try (var topics = new JobTopics(kafka)) {
            topics.create();
            Result produced = topics.produce(
                    "--stream", "car-1", "--csv", recording.toString(), "--time", "Timestamp", "--tag", "LapNumber");
            assertThat(produced.out()).contains("car-1: 275 rows written to car-data, ended");
            run("tutorial");
            Result tailed = topics.tail();

            List<String> lines = tailed.out().lines().toList();
            assertThat(lines.get(0)).isEqualTo("stream,time_ns,HardBraking,LapNumber#");
            assertThat(lines).hasSize(1 + 275);
            assertThat(lines).filteredOn(line -> line.contains(",True,")).hasSize(32);
            assertThat(lines)
                    .as("two pairs of equal times and different laps stay apart")
                    .contains(
                            "car-1-hard-braking,1612191285000000000,False,2",
                            "car-1-hard-braking,1612191285000000000,False,3",
                            "car-1-hard-braking,1612191348000000000,False,3",
                            "car-1-hard-braking,1612191348000000000,False,4");
            assertThat(tailed.err()).contains("275 rows in 273 packets of 1 stream");

            List<StreamMessage> messages = topics.outputStream("car-1-hard-braking");
            assertThat(messages).hasSize(1 + 273 + 1);
            assertThat(messages.get(0)).isEqualTo(StreamProperties.none().withParents(List.of("car-1")));
            assertThat(messages.get(274)).isEqualTo(StreamEnd.closed());
        }
    }

    @Test
    void theRecordingOfTheReadmeGivesWhatTheReadmeShows() throws IOException {
        String readme = Files.readString(RepositoryFiles.root().resolve("README.md"));
        String shown = readme.substring(readme.indexOf("```text\n") + 8, readme.indexOf("\n```\n\n`describe`"));
        String recording = "apps/examples/recordings/corner.csv";
        assertThat(readme).contains(" --csv " + recording + " --time Time --time-unit ms\n");
        try (var topics = new JobTopics(kafka)) {
            topics.create();
            topics.produce(
                    "--stream",
                    "car-1",
                    "--csv",
                    RepositoryFiles.root().resolve(recording).toString(),
                    "--time",
                    "Time",
                    "--time-unit",
                    "ms");
            run("readme");

            assertThat(topics.tail("table").out().lines())
                    .hasSize(3 + 20)
                    .containsAll(shown.lines().toList());
        }
    }

    @Test
    void agreesWithAnIndependentComputationOnShuffledRowsOfTwoCars() throws IOException {
        Path recording = RepositoryFiles.testResource("recordings/two-cars.csv");
        try (var topics = new JobTopics(kafka)) {
            topics.create();
            topics.produce(
                    "--stream-column", "Machine",
                    "--csv", recording.toString(),
                    "--time", "When",
                    "--time-unit", "ms",
                    "--tag", "Stint",
                    "--rows-per-record", "1000");
            run("two-cars");

            Map<String, List<StreamMessage>> streams = topics.outputStreams();
            Map<String, List<List<String>>> expected = expectedPackets(Files.readAllLines(recording));
            assertThat(streams.keySet()).containsExactlyInAnyOrder("red-hard-braking", "blue-hard-braking");
            expected.forEach((car, packets) -> {
                List<StreamMessage> messages = streams.getOrDefault(car + "-hard-braking", List.of());
                assertThat(messages.get(0)).isEqualTo(StreamProperties.none().withParents(List.of(car)));
                assertThat(messages.get(messages.size() - 1)).isEqualTo(StreamEnd.closed());
                assertThat(rowsOfPackets(messages)).isEqualTo(packets);
            });
        }
    }

    @Test
    void leavesTheOutputOpenWhenTheInputIsLeftOpen() throws IOException {
        Path recording = Files.writeString(temporary.resolve("open.csv"), "t,Brake,Lap#\n5,0.9,1\n6,0.1,1\n");
        try (var topics = new JobTopics(kafka)) {
            topics.create();
            topics.produce(
                    "--stream", "a", "--csv", recording.toString(), "--time", "t", "--time-unit", "s", "--leave-open");
            run("left-open");

            List<StreamMessage> messages = topics.outputStream("a-hard-braking");
            assertThat(rowsOfPackets(messages))
                    .containsExactly(List.of("5000000000 1 True"), List.of("6000000000 1 False"));
            assertThat(messages).noneMatch(StreamEnd.class::isInstance);
        }
    }

    private void run(String applicationId) {
        Result result = Terminal.pitwall(
                "run",
                TOPOLOGY,
                "--bootstrap-servers",
                kafka.bootstrapServers(),
                "--application-id",
                applicationId,
                "--state-dir",
                temporary.resolve("state").toString(),
                "--until-idle",
                "2s");
        assertThat(result.err()).isEmpty();
        assertThat(result.exitCode()).isZero();
    }

    private static List<List<String>> rowsOfPackets(List<StreamMessage> messages) {
        List<List<String>> packets = new ArrayList<>();
        for (StreamMessage message : messages) {
            if (message instanceof ParameterData data) {
                List<String> rows = new ArrayList<>();
                for (int row = 0; row < data.rowCount(); row++) {
                    rows.add(data.timeNs(row) + " "
                            + data.row(row).tag(data.tags().get(0).name()) + " "
                            + data.row(row).text("HardBraking"));
                }
                packets.add(rows);
            }
        }
        return packets;
    }

    /** What the job must give, written down without any of Pitwall: packets of rows by car, in order of arrival. */
    private static Map<String, List<List<String>>> expectedPackets(List<String> lines) {
        Map<String, List<List<String>>> packets = new LinkedHashMap<>();
        Map<String, long[]> span = new LinkedHashMap<>();
        Map<String, Map<String, Boolean>> held = new LinkedHashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            if (cells[2].isEmpty()) {
                continue;
            }
            long time = Long.parseLong(cells[1]);
            long[] range = span.computeIfAbsent(cells[0], car -> new long[] {time, time});
            Map<String, Boolean> rows = held.computeIfAbsent(cells[0], car -> new LinkedHashMap<>());
            if (Math.max(range[1], time) - Math.min(range[0], time) >= 100) {
                packets.computeIfAbsent(cells[0], car -> new ArrayList<>()).add(texts(rows));
                rows.clear();
                span.put(cells[0], new long[] {time, time});
            } else {
                span.put(cells[0], new long[] {Math.min(range[0], time), Math.max(range[1], time)});
            }
            rows.put(time + "000000 " + cells[3], Double.parseDouble(cells[2]) > 0.5);
        }
        held.forEach((car, rows) ->
                packets.computeIfAbsent(car, key -> new ArrayList<>()).add(texts(rows)));
        return packets;
    }

    private static List<String> texts(Map<String, Boolean> rows) {
        return rows.entrySet().stream()
                .map(row -> row.getKey() + " " + (row.getValue() ? "True" : "False"))
                .toList();
    }
}
