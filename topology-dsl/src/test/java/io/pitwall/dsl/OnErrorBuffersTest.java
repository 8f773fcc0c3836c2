package io.pitwall.dsl;

import static io.pitwall.dsl.DrivenTopology.rows;
import static io.pitwall.dsl.FailingFunctions.LAPS;
import static io.pitwall.dsl.FailingFunctions.LETTERS;
import static io.pitwall.dsl.FailingFunctions.bytes;
import static io.pitwall.dsl.FailingFunctions.headers;
import static io.pitwall.dsl.FailingFunctions.lap;
import static io.pitwall.dsl.FailingFunctions.missing;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.data.ParameterData;
import io.pitwall.data.ParameterDataBuilder;
import io.pitwall.data.Row;
import io.pitwall.data.StreamMessage;
import io.pitwall.dsl.processing.RetryPause;
import io.pitwall.rules.Packets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of rows on which a predicate of a packet rule throws. */
class OnErrorBuffersTest {

    @TempDir
    Path stateDir;

    private final List<Duration> pauses = new ArrayList<>();

    /** Every predicate of a rule, which throws on laps that are no numbers and holds of none. */
    private enum Condition {
        ADMITTING("admitting") {
            @Override
            Packets rule() {
                return Packets.named("held").admitting(row -> lap(row) > 0).everyRows(100);
            }
        },
        BEFORE_ROW("beforeRow") {
            @Override
            Packets rule() {
                return Packets.named("held").beforeRow(row -> lap(row) < 0);
            }
        },
        AFTER_ROW("afterRow") {
            @Override
            Packets rule() {
                return Packets.named("held").afterRow(row -> lap(row) < 0);
            }
        },
        WHEN_HELD("whenHeld") {
            @Override
            Packets rule() {
                return Packets.named("held").whenHeld(held -> lap(held.last()) < 0);
            }
        };

        private final String text;

        Condition(String text) {
            this.text = text;
        }

        abstract Packets rule();
    }

    @ParameterizedTest
    @EnumSource
    void theRowsAreAsIfTheyHadNeverCome(Condition condition) {
        try (var topology = driven(condition.rule(), OnError.skip())) {
            topology.send("in", "car", LAPS).end("in", "car");

            assertThat(topology.read("out")).contains(rows("car", """
                    time_ms | Lap:text | Car#
                         10 | 7        | 44
                         30 | 8        | 44
                    """));
            assertThat(topology.operatorCounted("skipped-row-total")).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void thoseOfARecordAreOneDeadLetter(Condition condition) {
        try (var topology = driven(condition.rule(), OnError.deadLetter())) {
            topology.send("in", "car", LAPS).end("in", "car");

            assertThat(topology.read("out")).hasSize(3);
            assertThat(topology.operatorCounted("dead-letter-row-total")).isEqualTo(2);
            assertThat(topology.bytes(LETTERS)).singleElement().satisfies(letter -> assertThat(headers(letter))
                    .containsEntry("pitwall.operator", "held.packets")
                    .containsEntry("pitwall.stream", "car")
                    .containsEntry(
                            "__streams.errors.message",
                            condition.text + " of buffer 'held' failed on 2 rows, first on that at 20000000 ns:"
                                    + " java.lang.NumberFormatException: For input string: \"out\""));
        }
    }

    @Test
    void aDeadLetterHasTheRowsAsTheyCame() {
        try (var topology = driven(Condition.AFTER_ROW.rule().selecting("Speed"), OnError.deadLetter())) {
            topology.send("in", "car", LAPS);

            assertThat(topology.read(LETTERS)).containsExactly(rows("car", """
                    time_ms | Lap:text | Car#
                         20 | out      | 44
                         40 | in       | 44
                    """));
        }
    }

    @Test
    void eachPredicateHasADeadLetterOfItsOwn() {
        Packets rule = Packets.named("held")
                .admitting(row -> "in".equals(row.text("Lap")) || lap(row) > 0)
                .afterRow(row -> lap(row) < 0);
        try (var topology = driven(rule, OnError.deadLetter())) {
            topology.send("in", "car", LAPS);

            assertThat(topology.bytes(LETTERS))
                    .extracting(letter -> headers(letter).get("__streams.errors.message"))
                    .containsExactly(
                            "admitting of buffer 'held' failed on the row at 20000000 ns:"
                                    + " java.lang.NumberFormatException: For input string: \"out\"",
                            "afterRow of buffer 'held' failed on the row at 40000000 ns:"
                                    + " java.lang.NumberFormatException: For input string: \"in\"");
        }
    }

    @Test
    void aRowBehindThoseThatAreNotAdmittedIsTheOneThatFailed() {
        Packets rule = Packets.named("held")
                .admitting(row -> row.timeNs() > 10_000_000)
                .afterRow(row -> lap(row) < 0);
        try (var topology = driven(rule, OnError.deadLetter())) {
            topology.send("in", "car", LAPS).end("in", "car");

            assertThat(topology.read("out")).contains(rows("car", "time_ms | Lap:text | Car#\n30 | 8 | 44"));
            assertThat(topology.read(LETTERS)).containsExactly(rows("car", """
                    time_ms | Lap:text | Car#
                         20 | out      | 44
                         40 | in       | 44
                    """));
        }
    }

    @Test
    void aRecordOfWhichNoRowIsLeftReleasesWhatEveryRecordReleases() {
        Packets rule = Packets.named("held").everyRecord().orAfterRow(row -> lap(row) < 0);
        try (var topology = driven(rule, OnError.skip())) {
            topology.send("in", "car", LAPS).send("in", "car", "time_ms | Lap:text\n50 | out");

            assertThat(topology.read("out"))
                    .as("one packet, although rows fail within it")
                    .hasSize(2);
        }
    }

    @Test
    void aRetryThatSucceedsGivesTheSamePackets() {
        int[] calls = {0};
        Packets rule = Packets.named("held").afterRow(row -> {
            if (++calls[0] % 3 != 0) {
                throw new IllegalStateException("not yet");
            }
            return true;
        });
        try (var topology = driven(rule, OnError.retry(5, ofMillis(200)).thenDeadLetter())) {
            topology.send("in", "car", "time_ms | A\n0 | 1");

            assertThat(topology.read("out")).contains(rows("car", "time_ms | A\n0 | 1"));
            assertThat(pauses).containsExactly(ofMillis(200), ofMillis(200));
            assertThat(topology.operatorCounted("retry-total")).isEqualTo(2);
            assertThat(topology.bytes(LETTERS)).isEmpty();
        }
    }

    @Test
    void eachRowHasRetriesOfItsOwn() {
        try (var topology = driven(
                Condition.BEFORE_ROW.rule(), OnError.retry(2, ofSeconds(1)).thenSkip())) {
            topology.send("in", "car", LAPS);

            assertThat(pauses).hasSize(4);
            assertThat(topology.operatorCounted("skipped-row-total")).isEqualTo(2);
        }
    }

    /** One that asks somebody else, who answers now and then. */
    @Test
    void aPredicateThatThrowsWhenItIsAskedAgainFailsOnThatRow() {
        int[] calls = {0};
        Packets rule = Packets.named("held").afterRow(row -> {
            calls[0]++;
            if (calls[0] == 2 || calls[0] == 3) {
                throw new IllegalStateException("not now");
            }
            return false;
        });
        try (var topology = driven(rule, OnError.skip())) {
            topology.send("in", "car", "time_ms | A\n0 | 1\n1 | 2\n2 | 3").end("in", "car");

            assertThat(topology.read("out")).contains(rows("car", "time_ms | A\n1 | 2\n2 | 3"));
            assertThat(topology.operatorCounted("skipped-row-total")).isEqualTo(1);
        }
    }

    @Test
    void failingAfterRetriesNamesPredicateRowAndRecord() {
        try (var topology = driven(
                Condition.BEFORE_ROW.rule(), OnError.retry(2, ofSeconds(1)).thenFail())) {
            assertThatThrownBy(() -> topology.send("in", new TestRecord<>("car".getBytes(UTF_8), bytes(LAPS))))
                    .hasStackTraceContaining(
                            "beforeRow of buffer 'held', row 1 at 20000000 ns, (called 3 times) failed on"
                                    + " stream 'car' at in-0@0: java.lang.NumberFormatException");
        }
    }

    @Test
    void aMissingClassIsNoFaultOfTheRow() {
        try (var topology = driven(Packets.named("held").afterRow(row -> missing() > 0), OnError.skip())) {
            assertThatThrownBy(() -> topology.send("in", new TestRecord<>("car".getBytes(UTF_8), bytes(LAPS))))
                    .hasRootCauseInstanceOf(NoClassDefFoundError.class);
        }
    }

    @Test
    void whatIdleReleasesGoesOnBesideDeadLetters() {
        Packets rule = Packets.named("held").afterRow(row -> lap(row) < 0).orIdle(ofSeconds(1));
        try (var topology = driven(rule, OnError.deadLetter())) {
            topology.send("in", "car", LAPS).advanceWallClock(ofSeconds(2));

            assertThat(topology.read("out")).hasSize(2);
            assertThat(topology.read(LETTERS)).hasSize(1);
        }
    }

    /** Against a buffer that does not admit the rows that fail, for random rows in random records. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void packetsAreThoseOfTheRowsThatDoNotFail(long seed) {
        Random random = new Random(seed);
        try (var topology = new DrivenTopology(stateDir, telemetry -> {
            ParameterStage in = telemetry.topic("in").parameters();
            in.buffer(
                            Packets.named("failing")
                                    .beforeRow(row -> good(row) && row.number("A") > 0.8)
                                    .orEveryRows(5)
                                    .orAfterRow(row -> row.number("A") < 0.1)
                                    .orWhenHeld(held -> held.last().number("A") > 0.5 && held.rowCount() == 3),
                            OnError.skip())
                    .to("failing");
            in.buffer(Packets.named("clean")
                            .admitting(row -> row.number("Bad") == 0)
                            .beforeRow(row -> row.number("A") > 0.8)
                            .orEveryRows(5)
                            .orAfterRow(row -> row.number("A") < 0.1)
                            .orWhenHeld(held -> held.last().number("A") > 0.5 && held.rowCount() == 3))
                    .to("clean");
        })) {
            for (int record = 0, time = 0; record < 60; record++) {
                ParameterDataBuilder rows = ParameterData.builder();
                for (int row = random.nextInt(12); row >= 0; row--) {
                    rows.row(time++).put("A", random.nextDouble()).put("Bad", random.nextInt(4) == 0 ? 1 : 0);
                }
                topology.send("in", "car", rows.build());
            }
            topology.end("in", "car");

            List<StreamMessage> expected = values(topology, "clean");
            assertThat(expected).hasSizeGreaterThan(50);
            assertThat(values(topology, "failing")).isEqualTo(expected);
        }
    }

    private static List<StreamMessage> values(DrivenTopology topology, String topic) {
        return topology.read(topic).stream().map(record -> record.value).toList();
    }

    private static boolean good(Row row) {
        if (row.number("Bad") == 1) {
            throw new IllegalArgumentException("bad");
        }
        return true;
    }

    private DrivenTopology driven(Packets rule, OnError onError) {
        RetryPause pause = pauses::add;
        return new DrivenTopology(
                stateDir,
                telemetry ->
                        telemetry.topic("in").parameters().buffer(rule, onError).to("out"),
                PitwallConfig.of("app", "unused:9092").withKafka(RetryPause.CONFIG, pause));
    }
}
