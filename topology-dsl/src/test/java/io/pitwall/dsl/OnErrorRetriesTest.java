package io.pitwall.dsl;

import static io.pitwall.dsl.DrivenTopology.message;
import static io.pitwall.dsl.FailingFunctions.LAPS;
import static io.pitwall.dsl.FailingFunctions.LETTERS;
import static io.pitwall.dsl.FailingFunctions.bytes;
import static io.pitwall.dsl.FailingFunctions.failing;
import static io.pitwall.dsl.FailingFunctions.lap;
import static io.pitwall.dsl.FailingFunctions.missing;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.data.StreamProperties;
import io.pitwall.dsl.processing.RetryPause;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a user's function is called again. */
class OnErrorRetriesTest {

    @TempDir
    Path stateDir;

    private final List<Duration> pauses = new ArrayList<>();

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
                : in.deriveNumber("Number", FailingFunctions::lap, policy))) {
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

    @Test
    void allOperatorsOfAThreadShareItsTime() {
        PitwallConfig config = config().withKafka("max.poll.interval.ms", 10_000);
        OnError policy = OnError.retry(1, ofSeconds(3)).thenSkip();
        try (var topology = new DrivenTopology(
                stateDir,
                telemetry -> {
                    ParameterStage in = telemetry.topic("in").parameters();
                    in.peek("first", (stream, packet) -> failing(), policy).to("one");
                    in.peek("second", (stream, packet) -> failing(), policy).to("two");
                },
                config)) {
            topology.send("in", "car", LAPS);

            assertThat(pauses).as("6 s would be more than half of the interval").containsExactly(ofSeconds(3));
            assertThat(topology.operatorCounted("skipped-row-total")).isEqualTo(8);
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
}
