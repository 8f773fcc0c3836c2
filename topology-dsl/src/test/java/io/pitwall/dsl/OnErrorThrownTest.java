package io.pitwall.dsl;

import static io.pitwall.dsl.FailingFunctions.LAPS;
import static io.pitwall.dsl.FailingFunctions.bytes;
import static io.pitwall.dsl.FailingFunctions.missing;
import static io.pitwall.dsl.FailingFunctions.sneaky;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is taken for a failure of a user's function, and what always stops the application. */
class OnErrorThrownTest {

    @TempDir
    Path stateDir;

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
