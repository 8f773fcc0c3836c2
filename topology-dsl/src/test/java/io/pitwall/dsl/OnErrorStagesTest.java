package io.pitwall.dsl;

import static io.pitwall.dsl.DrivenTopology.end;
import static io.pitwall.dsl.DrivenTopology.message;
import static io.pitwall.dsl.DrivenTopology.rows;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.data.EventBatch;
import io.pitwall.data.EventData;
import io.pitwall.data.ParameterData;
import io.pitwall.data.Row;
import io.pitwall.data.StreamMessage;
import io.pitwall.data.StreamProperties;
import io.pitwall.data.TextTable;
import io.pitwall.dsl.processing.RetryPause;
import io.pitwall.rules.Packets;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of rows and packets on which a user's function throws. */
class OnErrorStagesTest {

    private static final String LETTERS = "app-dead-letters";
    private static final String LAPS = """
            time_ms | Lap:text | Car#
                 10 | 7        | 44
                 20 | out      | 44
                 30 | 8        | 44
                 40 | in       | 44
            """;

    @TempDir
    Path stateDir;

    private final List<Duration> pauses = new ArrayList<>();

    /** Every verb with a function of a row, on rows of which some are no numbers. */
    private enum RowVerb {
        NUMBER {
            @Override
            ParameterStage on(ParameterStage stage, OnError onError) {
                return stage.deriveNumber("Number", OnErrorStagesTest::lap, onError);
            }
        },
        TEXT {
            @Override
            ParameterStage on(ParameterStage stage, OnError onError) {
                return stage.deriveText("Number", row -> String.valueOf(lap(row)), onError);
            }
        },
        WHERE {
            @Override
            ParameterStage on(ParameterStage stage, OnError onError) {
                return stage.where(row -> lap(row) > 0, onError);
            }
        },
        BRANCH {
            @Override
            ParameterStage on(ParameterStage stage, OnError onError) {
                List<ParameterStage> branches = new ArrayList<>();
                stage.branch("negative", row -> lap(row) < 0, branches::add, onError)
                        .otherwise(branches::add);
                return branches.get(1);
            }
        };

        abstract ParameterStage on(ParameterStage stage, OnError onError);
    }

    private static double lap(Row row) {
        return Integer.parseInt(row.text("Lap", "0"));
    }

    @ParameterizedTest
    @EnumSource
    void skippedRowsAreLeftOutAndCounted(RowVerb verb) {
        try (var topology = driven(in -> verb.on(in, OnError.skip()).select("Lap"))) {
            topology.send("in", "car", LAPS).end("in", "car");

            assertThat(topology.read("out"))
                    .containsExactly(message("car", StreamProperties.none()), rows("car", """
                            time_ms | Lap:text | Car#
                                 10 | 7        | 44
                                 30 | 8        | 44
                            """), end("car"));
            assertThat(topology.operatorCounted("skipped-row-total")).isEqualTo(2);
            assertThat(topology.operatorCounted("dead-letter-total")).isZero();
            assertThat(topology.bytes(LETTERS)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theFailedRowsOfARecordAreOneDeadLetterAsTheyCame(RowVerb verb) {
        try (var topology = driven(in -> verb.on(in, OnError.deadLetter()).select("Lap"))) {
            topology.send("in", "car", LAPS).end("in", "car");

            assertThat(topology.read("out")).contains(rows("car", """
                            time_ms | Lap:text | Car#
                                 10 | 7        | 44
                                 30 | 8        | 44
                            """), end("car"));
            assertThat(topology.operatorCounted("dead-letter-total")).isEqualTo(1);
            assertThat(topology.operatorCounted("dead-letter-row-total")).isEqualTo(2);
            List<TestRecord<String, StreamMessage>> letters = topology.records(LETTERS);
            assertThat(letters).singleElement().satisfies(letter -> {
                assertThat(letter.key()).isEqualTo("car");
                assertThat(letter.value()).isEqualTo(TextTable.parse("""
                        time_ms | Lap:text | Car#
                             20 | out      | 44
                             40 | in       | 44
                        """));
            });
        }
    }

    /** Each branch has a policy of its own; the row is lost for those behind it too. */
    @Test
    void aConditionOfABranchFailsForItsBranch() {
        try (var topology = new DrivenTopology(stateDir, telemetry -> telemetry
                .topic("in")
                .parameters()
                .branch("late", row -> row.timeNs() >= 40_000_000L, late -> late.to("late"))
                .branch("eight", row -> lap(row) == 8, eight -> eight.to("eight"), OnError.deadLetter())
                .otherwise(rest -> rest.to("rest")))) {
            topology.send("in", "car", LAPS).end("in", "car");

            assertThat(topology.read("late"))
                    .containsExactly(
                            message("car", StreamProperties.none()),
                            rows("car", "time_ms | Lap:text | Car#\n40 | in | 44"),
                            end("car"));
            assertThat(topology.read("eight"))
                    .containsExactly(
                            message("car", StreamProperties.none()),
                            rows("car", "time_ms | Lap:text | Car#\n30 | 8 | 44"),
                            end("car"));
            assertThat(topology.read("rest"))
                    .containsExactly(
                            message("car", StreamProperties.none()),
                            rows("car", "time_ms | Lap:text | Car#\n10 | 7 | 44"),
                            end("car"));
            List<TestRecord<byte[], byte[]>> letters = topology.bytes(LETTERS);
            assertThat(letters).singleElement().satisfies(letter -> assertThat(headers(letter))
                    .containsEntry("pitwall.operator", "eight.branch")
                    .containsEntry(
                            "__streams.errors.message",
                            "the condition of branch 'eight' failed on the row at 20000000 ns:"
                                    + " java.lang.NumberFormatException: For input string: \"out\""));
        }
    }

    @Test
    void eventsFailAsABatch() {
        EventBatch batch = EventBatch.of(new EventData(7, "pit-stop", "box"));
        try (var topology = new DrivenTopology(stateDir, telemetry -> telemetry
                .topic("in")
                .events()
                .peek("fail", (stream, events) -> failing(), OnError.deadLetter())
                .to("out"))) {
            topology.send("in", "car", batch);

            assertThat(topology.read("out")).containsExactly(message("car", StreamProperties.none()));
            assertThat(topology.read(LETTERS)).containsExactly(message("car", batch));
            assertThat(topology.operatorCounted("dead-letter-row-total")).isEqualTo(1);
        }
    }

    @Test
    void headersSayWhatFailedWhereAndWhy() {
        try (var topology = driven(in -> in.deriveNumber("Number", OnErrorStagesTest::lap, OnError.deadLetter()))) {
            Headers traced = new RecordHeaders().add("traceparent", "00-1".getBytes(UTF_8));
            traced.add("note", "how the input was written".getBytes(UTF_8));
            topology.input("in")
                    .pipeInput(new TestRecord<>(
                            "car",
                            TextTable.parse("time_ms | Lap:text\n5 | out"),
                            traced,
                            ofSeconds(9).toMillis()));

            assertThat(headers(topology.bytes(LETTERS).get(0)))
                    .isEqualTo(Map.of(
                            "traceparent", "00-1",
                            "__streams.errors.exception", "java.lang.NumberFormatException",
                            "__streams.errors.message",
                                    "deriving 'Number' failed on the row at 5000000 ns:"
                                            + " java.lang.NumberFormatException: For input string: \"out\"",
                            "__streams.errors.topic", "in",
                            "__streams.errors.partition", "0",
                            "__streams.errors.offset", "0",
                            "__streams.errors.timestamp", "9000",
                            "pitwall.operator", "in.derive",
                            "pitwall.stream", "car"));
        }
    }

    @Test
    void whatATimerReleasedHasNoPlace() {
        try (var topology =
                driven(in -> in.buffer(Packets.named("held").idle(ofSeconds(1)).orEveryRows(100))
                        .map("fail", (stream, packet) -> failing(), OnError.deadLetter()))) {
            topology.send("in", "car", LAPS);
            topology.advanceWallClock(ofSeconds(2));

            Map<String, String> headers = headers(topology.bytes(LETTERS).get(0));
            assertThat(headers)
                    .containsEntry("pitwall.operator", "fail.map")
                    .containsEntry("__streams.errors.message", "map 'fail' failed: java.lang.IllegalStateException: no")
                    .doesNotContainKeys(
                            "__streams.errors.topic", "__streams.errors.partition", "__streams.errors.offset");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"map", "peek"})
    void aPacketFailsAsAWhole(String verb) {
        try (var topology = driven(in -> verb.equals("map")
                ? in.map("fail", (stream, packet) -> failingAtThree(packet), OnError.deadLetter())
                : in.peek("fail", (stream, packet) -> failingAtThree(packet), OnError.deadLetter()))) {
            topology.send("in", "car", "time_ms | A\n0 | 1\n1 | 2")
                    .send("in", "car", "time_ms | A\n2 | 3\n3 | 4")
                    .send("in", "car", "time_ms | A\n4 | 5");

            assertThat(topology.read("out"))
                    .containsExactly(
                            message("car", StreamProperties.none()),
                            rows("car", "time_ms | A\n0 | 1\n1 | 2"),
                            rows("car", "time_ms | A\n4 | 5"));
            assertThat(topology.read(LETTERS)).containsExactly(rows("car", "time_ms | A\n2 | 3\n3 | 4"));
            assertThat(topology.operatorCounted("dead-letter-row-total")).isEqualTo(2);
        }
    }

    @Test
    void whatFollowsGetsItFromEveryBranch() {
        try (var topology = new DrivenTopology(stateDir, telemetry -> {
            ParameterStage derived = telemetry
                    .topic("in")
                    .parameters()
                    .deriveNumber("Number", OnErrorStagesTest::lap, OnError.deadLetter());
            derived.select("Number").to("numbers");
            derived.select("Lap").to("laps");
        })) {
            topology.send("in", "car", LAPS);

            assertThat(topology.read("numbers")).hasSize(2).endsWith(rows("car", """
                    time_ms | Number | Car#
                         10 |      7 | 44
                         30 |      8 | 44
                    """));
            assertThat(topology.read("laps")).hasSize(2);
            assertThat(topology.read(LETTERS)).hasSize(1);
        }
    }

    @Test
    void aRetryThatSucceedsLeavesNoTraceButTheCount() {
        int[] calls = {0};
        try (var topology = driven(in -> in.deriveNumber(
                "Number",
                row -> {
                    if (++calls[0] % 3 != 0) {
                        throw new IllegalStateException("not yet");
                    }
                    return 1;
                },
                OnError.retry(3, ofMillis(200)).thenDeadLetter()))) {
            topology.send("in", "car", LAPS);

            assertThat(topology.read("out")).hasSize(2);
            assertThat(topology.bytes(LETTERS)).isEmpty();
            assertThat(calls[0]).isEqualTo(4 * 3);
            assertThat(topology.operatorCounted("retry-total")).isEqualTo(8);
            assertThat(pauses).hasSize(8).containsOnly(ofMillis(200));
        }
    }

    @Test
    void afterTheLastRetryThePolicyHolds() {
        int[] calls = {0};
        try (var topology = driven(in -> in.peek(
                "fail",
                (stream, packet) -> {
                    calls[0]++;
                    failing();
                },
                OnError.retry(2, ofSeconds(1)).thenSkip()))) {
            topology.send("in", "car", LAPS);

            assertThat(calls[0]).isEqualTo(3);
            assertThat(pauses).containsExactly(ofSeconds(1), ofSeconds(1));
            assertThat(topology.read("out")).containsExactly(message("car", StreamProperties.none()));
            assertThat(topology.operatorCounted("skipped-row-total")).isEqualTo(4);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void failingAfterRetriesSaysHowOftenItWasCalled(boolean isPacket) {
        OnError policy = OnError.retry(2, ofSeconds(1)).thenFail();
        try (var topology = driven(in -> isPacket
                ? in.map("laps", (stream, packet) -> failing(), policy)
                : in.deriveNumber("Number", OnErrorStagesTest::lap, policy))) {
            assertThatThrownBy(() -> topology.send("in", new TestRecord<>("car".getBytes(UTF_8), bytes(LAPS))))
                    .hasStackTraceContaining((isPacket ? "map 'laps'" : "deriving 'Number'")
                            + " (called 3 times) failed on stream 'car' at in-0@0: java.lang.");
        }
    }

    /** A thousand rows that fail must not keep the thread from polling: then the group would take it for dead. */
    @Test
    void retriesOfOneRecordWaitNoLongerThanHalfOfThePollInterval() {
        PitwallConfig config = config().withKafka("max.poll.interval.ms", 10_000);
        try (var topology = new DrivenTopology(
                stateDir,
                telemetry -> telemetry
                        .topic("in")
                        .parameters()
                        .deriveNumber(
                                "Number",
                                row -> {
                                    throw new IllegalStateException("outage");
                                },
                                OnError.retry(2, ofSeconds(2)).thenSkip())
                        .to("out"),
                config)) {
            topology.send("in", "car", LAPS);
            assertThat(pauses).hasSize(2);
            assertThat(topology.operatorCounted("skipped-row-total")).isEqualTo(4);

            topology.send("in", "car", LAPS);
            assertThat(pauses).as("nothing is left").hasSize(2);

            topology.advanceWallClock(ofSeconds(10)).send("in", "car", LAPS);
            assertThat(pauses).as("an interval later").hasSize(4);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aMissingClassIsNoFaultOfTheData(boolean isPacket) {
        try (var topology = driven(in -> isPacket
                ? in.peek("look", (stream, packet) -> missing(), OnError.skip())
                : in.deriveNumber("Number", row -> missing(), OnError.skip()))) {
            assertThatThrownBy(() -> topology.send("in", new TestRecord<>("car".getBytes(UTF_8), bytes(LAPS))))
                    .hasRootCauseInstanceOf(NoClassDefFoundError.class);
        }
    }

    @Test
    void aMissingClassIsNamedWithItsConditionAlsoWhenARetryMeetsIt() {
        try (var topology = driven(in -> {
            List<ParameterStage> branches = new ArrayList<>();
            in.branch(
                    "fast",
                    row -> (pauses.isEmpty() ? lap(row) : missing()) > 0,
                    branches::add,
                    OnError.retry(1, ofSeconds(1)).thenSkip());
            return branches.get(0);
        })) {
            assertThatThrownBy(() -> topology.send("in", new TestRecord<>("car".getBytes(UTF_8), bytes(LAPS))))
                    .hasStackTraceContaining(
                            "the condition of branch 'fast' (called 2 times) failed on stream 'car' at in-0@0: "
                                    + "java.lang.NoClassDefFoundError");
        }
    }

    /** As functions of Kotlin and some libraries do it. */
    @Test
    void aCheckedExceptionThatNobodyDeclaresIsOneToo() {
        try (var topology = driven(in -> in.deriveNumber("Number", row -> sneaky(new IOException("gone")))
                .where(row -> true, OnError.skip()))) {
            assertThatThrownBy(() -> topology.send("in", new TestRecord<>("car".getBytes(UTF_8), bytes(LAPS))))
                    .hasStackTraceContaining(
                            "deriving 'Number' failed on stream 'car' at in-0@0: java.io.IOException: gone");
        }
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the compiler is to believe that it is unchecked
    private static <E extends Throwable> double sneaky(Throwable error) throws E {
        throw (E) error;
    }

    @Test
    void aDeadLetterThatIsTooLargeIsCut() {
        PitwallConfig config = config().withKafka("pitwall.max.message.bytes." + LETTERS, 2_000);
        try (var topology = new DrivenTopology(
                stateDir,
                telemetry -> telemetry
                        .topic("in")
                        .parameters()
                        .map("fail", (stream, packet) -> failing(), OnError.deadLetter())
                        .to("out"),
                config)) {
            var data = ParameterData.builder();
            for (int row = 0; row < 1_000; row++) {
                data.row(row * 1_000L + row % 7).put("Noise", Math.sin(row));
            }
            topology.send("in", "car", data.build());

            List<TestRecord<byte[], byte[]>> parts = topology.bytes(LETTERS);
            assertThat(parts).hasSizeGreaterThan(2).allSatisfy(part -> assertThat(headers(part))
                    .containsEntry("pitwall.operator", "fail.map")
                    .containsEntry("__streams.errors.offset", "0"));
        }
    }

    @Test
    void aVeryLongMessageOfAnExceptionIsCut() {
        try (var topology = driven(in -> in.map(
                "fail",
                (stream, packet) -> {
                    throw new IllegalStateException("x".repeat(5_000_000));
                },
                OnError.deadLetter()))) {
            topology.send("in", "car", LAPS);

            assertThat(headers(topology.bytes(LETTERS).get(0)).get("__streams.errors.message"))
                    .hasSize(2_003)
                    .endsWith("x...");
        }
    }

    @Test
    void anOperatorWithoutDeadLettersHasNoSink() {
        assertThat(describe(OnError.skip())).doesNotContain("in.derive.dead-letters", "in.derive.output");
        assertThat(describe(OnError.deadLetter()))
                .contains("Sink: in.derive.dead-letters (topic: app-dead-letters)", "Processor: in.derive.output");
    }

    private static String describe(OnError onError) {
        return Pitwall.topology(
                        telemetry -> telemetry
                                .topic("in")
                                .parameters()
                                .deriveNumber("A", row -> 1, onError)
                                .to("out"),
                        PitwallConfig.of("app", "unused:9092"))
                .describe()
                .toString();
    }

    private interface Verb {
        ParameterStage on(ParameterStage stage);
    }

    private DrivenTopology driven(Verb verb) {
        return new DrivenTopology(
                stateDir,
                telemetry -> verb.on(telemetry.topic("in").parameters()).to("out"),
                config());
    }

    private PitwallConfig config() {
        RetryPause pause = pauses::add;
        return PitwallConfig.of("app", "unused:9092").withKafka(RetryPause.CONFIG, pause);
    }

    private static byte[] bytes(String table) {
        try (var serde = new io.pitwall.serdes.StreamMessageSerde()) {
            return serde.serializer().serialize("in", TextTable.parse(table));
        }
    }

    private static ParameterData failing() {
        throw new IllegalStateException("no");
    }

    private static ParameterData failingAtThree(ParameterData packet) {
        if (packet.row(0).number("A") == 3) {
            throw new AssertionError("three");
        }
        return packet;
    }

    private static double missing() {
        throw new NoClassDefFoundError("com/acme/Gone");
    }

    private static Map<String, String> headers(TestRecord<byte[], byte[]> letter) {
        Map<String, String> texts = new LinkedHashMap<>();
        StreamSupport.stream(letter.headers().spliterator(), false)
                .forEach(header -> texts.put(header.key(), new String(header.value(), UTF_8)));
        return texts;
    }
}
