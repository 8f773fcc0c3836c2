package io.pitwall.dsl;

import static io.pitwall.dsl.FailingFunctions.LETTERS;
import static io.pitwall.dsl.FailingFunctions.headers;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the headers say of records that a source could not read. */
class SourceDeadLettersTest {

    private static final byte[] UNREADABLE = "?".getBytes(UTF_8);

    @TempDir
    Path stateDir;

    private DrivenTopology driven() {
        return new DrivenTopology(
                stateDir, telemetry -> telemetry.topic("in").parameters().to("out"));
    }

    @Test
    void sourceStreamErrorAndPlace() {
        try (var topology = driven()) {
            topology.send("in", new TestRecord<>("car".getBytes(UTF_8), UNREADABLE));

            Map<String, String> headers = headers(topology.bytes(LETTERS).get(0));
            assertThat(headers)
                    .containsEntry("pitwall.operator", "in.source")
                    .containsEntry("pitwall.stream", "car")
                    .containsEntry("__streams.errors.exception", "io.pitwall.serdes.UnreadableMessageException")
                    .containsEntry("__streams.errors.topic", "in")
                    .containsEntry("__streams.errors.partition", "0")
                    .containsEntry("__streams.errors.offset", "0");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void noStreamWhereTheKeyIsNone(boolean isNull) {
        byte[] key = isNull ? null : new byte[] {(byte) 0xC3};
        try (var topology = driven()) {
            topology.send("in", new TestRecord<>(key, UNREADABLE));

            assertThat(headers(topology.bytes(LETTERS).get(0)))
                    .containsEntry("pitwall.operator", "in.source")
                    .doesNotContainKey("pitwall.stream");
        }
    }
}
