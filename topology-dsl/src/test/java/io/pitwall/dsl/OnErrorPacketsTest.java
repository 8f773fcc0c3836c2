package io.pitwall.dsl;

import static io.pitwall.dsl.DrivenTopology.message;
import static io.pitwall.dsl.DrivenTopology.rows;
import static io.pitwall.dsl.FailingFunctions.LAPS;
import static io.pitwall.dsl.FailingFunctions.LETTERS;
import static io.pitwall.dsl.FailingFunctions.failing;
import static io.pitwall.dsl.FailingFunctions.failingAtThree;
import static io.pitwall.dsl.FailingFunctions.headers;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.data.EventBatch;
import io.pitwall.data.EventData;
import io.pitwall.data.StreamProperties;
import io.pitwall.rules.Packets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of packets and batches of events on which a user's function throws. */
class OnErrorPacketsTest {

    @TempDir
    Path stateDir;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void eventsFailAsABatch(boolean isNamed) {
        EventBatch batch = EventBatch.of(new EventData(7, "pit-stop", "box"));
        try (var topology = new DrivenTopology(stateDir, telemetry -> {
            EventStage events = telemetry.topic("in").events();
            (isNamed
                            ? events.peek("fail", (stream, stops) -> failing(), OnError.deadLetter())
                            : events.peek((stream, stops) -> failing(), OnError.deadLetter()))
                    .to("out");
        })) {
            topology.send("in", "car", batch);

            assertThat(topology.read("out")).containsExactly(message("car", StreamProperties.none()));
            assertThat(topology.read(LETTERS)).containsExactly(message("car", batch));
            assertThat(topology.operatorCounted("dead-letter-row-total")).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"map", "peek", "unnamed peek"})
    void aPacketFailsAsAWhole(String verb) {
        try (var topology = driven(in -> verb.equals("map")
                ? in.map("fail", (stream, packet) -> failingAtThree(packet), OnError.deadLetter())
                : verb.equals("peek")
                        ? in.peek("fail", (stream, packet) -> failingAtThree(packet), OnError.deadLetter())
                        : in.peek((stream, packet) -> failingAtThree(packet), OnError.deadLetter()))) {
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
