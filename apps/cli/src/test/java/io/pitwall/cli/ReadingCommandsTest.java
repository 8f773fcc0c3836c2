package io.pitwall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.cli.Terminal.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What produce writes, and what topics, streams and tail tell of it. */
class ReadingCommandsTest {

    @RegisterExtension
    static final SharedKafka KAFKA = new SharedKafka();

    private static final String RED = "t,Brake,Gear,Lap#\n0,0.25,3,1\n100,0.5,,1\n200,,4,2\n";
    private static final String BLUE = "t,Brake\n50,1\n150,0\n";

    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init") // the folder comes before the test
    ReadingCommandsTest() {}

    private Path file(String name, String csv) throws IOException {
        return Files.writeString(folder.resolve(name), csv);
    }

    /** A topic with the streams red and blue, each from a file called like it. */
    private String twoStreams(String... more) throws IOException {
        String topic = KAFKA.topic("cars", 2);
        String[] args = {
            "produce",
            "--topic",
            topic,
            "--csv",
            file("red.csv", RED).toString(),
            file("blue.csv", BLUE).toString(),
            "--time",
            "t",
            "--time-unit",
            "ms"
        };
        Result result =
                KAFKA.pitwall(Stream.concat(Stream.of(args), Stream.of(more)).toArray(String[]::new));
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out())
                .contains("red: 3 rows written to " + topic + ", "
                        + (List.of(more).contains("--leave-open") ? "left open" : "ended"))
                .contains("blue: 2 rows written to " + topic)
                .containsPattern("5 rows in \\S+ s, \\S+ rows/s");
        return topic;
    }

    private static List<String> tail(String topic, String... more) {
        String[] args = {"tail", topic, "--from", "beginning", "--until-idle", "300ms"};
        Result result =
                KAFKA.pitwall(Stream.concat(Stream.of(args), Stream.of(more)).toArray(String[]::new));
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result.out().lines().toList();
    }

    @Test
    void eachFileIsAStreamCalledLikeIt() throws IOException {
        String topic = twoStreams();

        Result streams = KAFKA.pitwall("streams", topic);

        assertThat(streams.out()).isEqualTo("""
                stream  rows  first time               last time                state
                blue       2  1970-01-01 00:00:00.050  1970-01-01 00:00:00.150  ended
                red        3  1970-01-01 00:00:00.000  1970-01-01 00:00:00.200  ended
                """);
        assertThat(streams.err().lines())
                .containsExactly("scanning " + topic + ": 2 partitions, 6 offsets", "2 streams, 0 open, 5 rows");
    }

    @Test
    void playsStreamsAtOnceAtASpeed() throws IOException {
        String topic = twoStreams("--speed", "10x", "--rows-per-record", "1", "--partitions", "1", "--leave-open");

        Result streams = KAFKA.pitwall("streams", topic, "--stream", "r*");

        assertThat(streams.out()).contains("red").contains("open").doesNotContain("blue");
    }

    @Test
    void streamsBeyondTheLimitAreNotListedAndItSaysSo() throws IOException {
        Result streams = KAFKA.pitwall("streams", twoStreams(), "--max-streams", "1");

        assertThat(streams.out().lines()).hasSize(2);
        assertThat(streams.err())
                .contains(
                        "not listed: 3 messages of streams beyond the first 1; raise --max-streams, or choose some with"
                                + " --stream");
    }

    @Test
    void topicsTellsPartitionsSizeAndFormats() throws IOException {
        String topic = twoStreams();
        String other = KAFKA.topic("other", 1);
        KAFKA.write(new ProducerRecord<>(other, new byte[] {1}, new byte[] {'n', 'o'}));
        KAFKA.create(SharedKafka.name("app") + "-changelog");

        Result result = KAFKA.pitwall("topics");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out().lines())
                .anyMatch(line -> line.matches(topic + " +2 +1 +6 +\\S+ \\S+  packed"))
                .anyMatch(line -> line.matches(other + " +1 +1 +1 +\\S+ \\S+  other"))
                .noneMatch(line -> line.contains("-changelog") || line.startsWith("__"));
    }

    @Test
    void internalTopicsOnlyWhenAskedFor() {
        String topic = SharedKafka.name("app-store") + "-changelog";
        KAFKA.create(topic);
        KAFKA.write(new ProducerRecord<>(topic, new byte[] {1}, new byte[] {2}));

        assertThat(KAFKA.pitwall("topics").out()).doesNotContain(topic);
        assertThat(KAFKA.pitwall("topics", "--internal").out()).contains(topic);
    }

    @Test
    void tailPrintsOneAlignedTable() throws IOException {
        assertThat(tail(twoStreams("--leave-open"), "--stream", "red"))
                .satisfiesExactly(
                        line -> assertThat(line).matches("red \\(cars-\\S+-\\d@\\d+\\) properties: none"),
                        line -> assertThat(line).isEqualTo("stream  time                        Brake      Gear  Lap#"),
                        line -> assertThat(line).isEqualTo("red     1970-01-01 00:00:00.000      0.25         3  1"),
                        line -> assertThat(line).isEqualTo("red     1970-01-01 00:00:00.100       0.5            1"),
                        line -> assertThat(line).isEqualTo("red     1970-01-01 00:00:00.200                   4  2"));
    }

    @Test
    void tailChoosesParameters() throws IOException {
        assertThat(tail(twoStreams(), "--stream", "red", "--parameter", "Brake", "--format", "csv"))
                .containsExactly("stream,time_ns,Brake,Lap#", "red,0,0.25,1", "red,100000000,0.5,1");
    }

    @Test
    void tailPrintsLinesOfJson() throws IOException {
        assertThat(tail(twoStreams(), "--stream", "red", "--format", "json"))
                .containsExactly(
                        "{\"stream\":\"red\",\"kind\":\"properties\",\"parents\":[],\"metadata\":{}}",
                        "{\"stream\":\"red\",\"kind\":\"row\",\"time_ns\":0,"
                                + "\"parameters\":{\"Brake\":0.25,\"Gear\":3.0},\"tags\":{\"Lap\":\"1\"}}",
                        "{\"stream\":\"red\",\"kind\":\"row\",\"time_ns\":100000000,"
                                + "\"parameters\":{\"Brake\":0.5},\"tags\":{\"Lap\":\"1\"}}",
                        "{\"stream\":\"red\",\"kind\":\"row\",\"time_ns\":200000000,"
                                + "\"parameters\":{\"Gear\":4.0},\"tags\":{\"Lap\":\"2\"}}",
                        "{\"stream\":\"red\",\"kind\":\"end\",\"type\":\"closed\"}");
    }

    @Test
    void tailStartsWhereItIsTold() throws IOException {
        String topic = twoStreams();

        assertThat(KAFKA.pitwall("tail", topic, "--until-idle", "300ms").out()).isEmpty();
        assertThat(KAFKA.pitwall("tail", topic, "--from", "1h", "--until-idle", "300ms")
                        .err())
                .contains("5 rows in 2 packets of 2 streams");
        assertThat(KAFKA.pitwall("tail", topic, "--from", "2200-01-01T00:00:00Z", "--until-idle", "300ms")
                        .err())
                .contains("0 rows");
        assertThat(KAFKA.pitwall("tail", topic, "--from", "1970-01-01T00:00:00Z", "--until-idle", "300ms")
                        .err())
                .contains("5 rows");
    }

    @Test
    void optionsThatCannotBe() {
        assertThat(KAFKA.pitwall("tail", "x", "--from", "soon").err())
                .contains(
                        "'soon' is no place to start; write beginning, end, 10m for ten minutes ago, or a time such as");
        assertThat(KAFKA.pitwall("streams", "x", "--max-streams", "0").err())
                .contains("--max-streams must be at least 1, but it is 0");
        assertThat(KAFKA.pitwall("produce", "--topic", "x", "--csv", "a.csv", "--time", "t", "--speed", "0x")
                        .err())
                .contains("'0x' is no speed; write 1x for that of the recording, 10x, 0.5x, or max");
        assertThat(KAFKA.pitwall(
                                "produce",
                                "--topic",
                                "x",
                                "--csv",
                                "a.csv",
                                "--time",
                                "t",
                                "--stream",
                                "a",
                                "--stream-column",
                                "b")
                        .err())
                .contains("--stream and --stream-column exclude each other");
    }
}
