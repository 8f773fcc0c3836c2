package io.pitwall.dsl;

import static io.pitwall.dsl.FailingFunctions.LAPS;
import static io.pitwall.dsl.FailingFunctions.LETTERS;
import static io.pitwall.dsl.FailingFunctions.failing;
import static io.pitwall.dsl.FailingFunctions.headers;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.data.ParameterData;
import io.pitwall.data.TextTable;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dead letters of operators as records: their headers, their size, their sink. */
class OperatorDeadLettersTest {

    @TempDir
    Path stateDir;

    @Test
    void headersSayWhatFailedWhereAndWhy() {
        try (var topology = driven(in -> in.deriveNumber("Number", FailingFunctions::lap, OnError.deadLetter()))) {
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

    private static PitwallConfig config() {
        return PitwallConfig.of("app", "unused:9092");
    }
}
