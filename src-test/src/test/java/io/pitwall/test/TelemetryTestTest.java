package io.pitwall.test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.data.ParameterData;
import io.pitwall.data.StreamEnd;
import io.pitwall.data.StreamProperties;
import io.pitwall.data.TextTable;
import io.pitwall.dsl.PitwallConfig;
import io.pitwall.dsl.TelemetryBuilder;
import io.pitwall.rules.Packets;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** The test object: topics in and out, clock, dead letters, what it leaves behind. */
class TelemetryTestTest {

    private static final String ROW = """
            time_ms | Brake
                  0 |   0.7
            """;

    private static void held(TelemetryBuilder telemetry) {
        telemetry
                .topic("in")
                .parameters()
                .buffer(Packets.named("held").everyRows(3).orIdle(ofSeconds(1)))
                .to("out");
    }

    @Test
    void aTopicThatIsNotOfTheTopologyIsNamedWithThoseThatAre() {
        try (var test = TelemetryTest.of(TelemetryTestTest::held)) {
            assertThatThrownBy(() -> test.topic("on"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("the topology has no topic 'on': it reads [in] and writes [out]");
        }
    }

    @Test
    void anOutputTopicCannotBeWritten() {
        try (var test = TelemetryTest.of(TelemetryTestTest::held)) {
            String message = "the topology does not read topic 'out', so writing to it tests nothing";
            TestStream stream = test.topic("out").stream("car");
            assertThatThrownBy(() -> stream.write(ROW))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage(message);
            assertThatThrownBy(() -> test.topic("out").writeBytes(null, null))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage(message);
        }
    }

    @Test
    void anInputTopicCannotBeLookedAt() {
        try (var test = TelemetryTest.of(TelemetryTestTest::held)) {
            TestStream stream = test.topic("in").stream("car");
            assertThatThrownBy(() -> assertThat(stream).hasNoRows())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("the topology does not write topic 'in', so it has no output");
        }
    }

    @Test
    void theOutputIsAllThatWasWrittenSoFarHoweverOftenItIsLookedAt() {
        try (var test = TelemetryTest.of(TelemetryTestTest::held)) {
            TestStream out = test.topic("out").stream("car");
            assertThat(out.messages()).isEmpty();
            assertThat(test.topic("out").streamIds()).isEmpty();

            test.topic("in").stream("car").write(ROW);
            assertThat(out.messages()).containsExactly(StreamProperties.none());
            test.topic("in").stream("bike").write(ROW);
            test.topic("in").stream("car").end();

            assertThat(out.messages()).hasSize(3).endsWith(StreamEnd.closed());
            assertThat(out.packets()).hasSize(1);
            assertThat(out).hasRows(ROW).hasRows(ROW);
            assertThat(test.topic("out").streamIds()).containsExactly("car", "bike");
        }
    }

    @Test
    void theWallClockMovesOnlyWhenToldTo() {
        try (var test = TelemetryTest.of(TelemetryTestTest::held)) {
            TestStream in = test.topic("in").stream("car");
            TestStream out = test.topic("out").stream("car");
            in.write(ROW);
            test.advance(ofMillis(600));
            in.write(ROW);
            test.advance(ofMillis(600));
            assertThat(out).hasNoRows();

            test.advance(ofMillis(400));
            assertThat(out).hasRows(ROW).isOpen();
        }
    }

    @Test
    void recordsCarryTheWallClock() {
        try (var test =
                TelemetryTest.of(telemetry -> telemetry.topic("in").parameters().to("out"))) {
            test.topic("in").stream("car").write(ROW);
            test.advance(ofSeconds(5));
            test.topic("in").stream("car").end();

            assertThat(test.topic("out").records())
                    .extracting(record -> record.timestamp() - TelemetryTest.START.toEpochMilli())
                    .containsExactly(0L, 0L, 5_000L);
        }
    }

    @Test
    void whatCannotBeReadIsADeadLetterAndTheRestGoesOn() {
        try (var test = TelemetryTest.of(TelemetryTestTest::held)) {
            byte[] car = "car".getBytes(UTF_8);
            assertThat(test.deadLetters()).isEmpty();
            test
                    .topic("in")
                    .writeBytes(car, "hello".getBytes(UTF_8))
                    .writeBytes(car, null)
                    .writeBytes(null, "hello".getBytes(UTF_8))
                    .writeBytes(new byte[] {(byte) 0xff}, "hello".getBytes(UTF_8))
                    .stream("car")
                    .write(ROW)
                    .end();

            List<DeadLetter> letters = test.deadLetters();
            assertThat(letters)
                    .extracting(DeadLetter::toString)
                    .containsExactly(
                            "in-0@0: unknown message format: the value (5 bytes) starts with 68 65 6c 6c 6f, which is"
                                    + " none of packed, plain, quix",
                            "in-0@1: the record has no value (a tombstone): streams are ended by an end message, not"
                                    + " deleted",
                            "in-0@2: the record has no key: the key must be the stream id",
                            "in-0@3: the record key is not UTF-8, so it is no stream id: ff");
            assertThat(letters).extracting(DeadLetter::operator).containsOnly("in.source");
            assertThat(letters).extracting(DeadLetter::streamId).containsExactly("car", "car", "", "");
            assertThat(letters.get(0).key()).isEqualTo(car);
            assertThat(letters.get(0).value()).isEqualTo("hello".getBytes(UTF_8));
            assertThat(letters.get(1).value()).isNull();
            assertThat(letters.get(2).key()).isNull();
            assertThat(test.topic("out").stream("car")).hasRows(ROW).isEnded();
        }
    }

    @Test
    void aMessageThatWasCutIsReadAsOne() {
        ParameterData large =
                ParameterData.builder().row(0).put("Text", "x".repeat(5_000)).build();
        var narrow = PitwallConfig.of("test", "unused:9092").withKafka("pitwall.max.message.bytes.out", 1_000);
        try (var test =
                TelemetryTest.of(telemetry -> telemetry.topic("in").parameters().to("out"), narrow)) {
            test.topic("in").stream("car").write(large).write(ROW).end();

            assertThat(test.topic("out").stream("car").packets()).containsExactly(large, TextTable.parse(ROW));
            assertThat(test.topic("out").stream("car")).isEnded();
            assertThat(test.topic("out").streamIds()).containsExactly("car");
        }
    }

    @Test
    void theConfigurationIsThatOfTheTest() {
        var config = PitwallConfig.of("mine", "unused:9092").withDeadLetterTopic("unreadable");
        try (var test = TelemetryTest.of(TelemetryTestTest::held, config)) {
            test.topic("in").writeBytes(null, null);

            assertThat(test.deadLetters()).hasSize(1);
        }
    }

    @Test
    void twoTestsRunInParallelOnOneApplicationId() throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<?> first = threads.submit(() -> writeManyStreams("a"));
            Future<?> second = threads.submit(() -> writeManyStreams("b"));
            first.get();
            second.get();
        } finally {
            threads.shutdown();
        }
    }

    private static void writeManyStreams(String prefix) {
        try (var test = TelemetryTest.of(TelemetryTestTest::held)) {
            for (int stream = 0; stream < 20; stream++) {
                test.topic("in").stream(prefix + stream).write(ROW).end();
            }
            assertThat(test.topic("out").streamIds()).hasSize(20).allMatch(id -> id.startsWith(prefix));
        }
    }

    @Test
    void theStateIsGoneAfterTheTest() {
        var test = TelemetryTest.of(TelemetryTestTest::held);
        try (test) {
            test.topic("in").stream("car").write(ROW);
            assertThat(test.stateDir.path()).isNotEmptyDirectory();
        }
        assertThat(test.stateDir.path()).doesNotExist();
    }

    @Test
    void aFailureOfTheTopologyIsTheOnlyOneAndTheStateIsGoneToo() {
        var test = TelemetryTest.of(telemetry -> telemetry
                .topic("in")
                .parameters("Brake")
                .deriveNumber("Fast", row -> row.number("Speed"))
                .to("out"));
        assertThatThrownBy(() -> {
                    try (test) {
                        test.topic("in").stream("car").write(ROW);
                    }
                })
                .hasNoSuppressedExceptions()
                .hasStackTraceContaining("deriving 'Fast' failed on stream 'car' at in-0@0:"
                        + " java.lang.IllegalArgumentException: parameter 'Speed' is not among the parameters");
        assertThat(test.stateDir.path()).doesNotExist();
    }
}
