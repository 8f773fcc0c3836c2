package io.pitwall.dsl;

import static io.pitwall.dsl.DrivenTopology.message;
import static io.pitwall.dsl.DrivenTopology.rows;
import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.data.StreamContext;
import io.pitwall.data.StreamEnd;
import io.pitwall.data.StreamProperties;
import io.pitwall.rules.Packets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams that fall silent and are ended. */
class EndWhenIdleTest {

    private static final String SPEED = "time_ms | Speed\n0 | 312";
    private static final StreamEnd TERMINATED = new StreamEnd(StreamEnd.Type.TERMINATED);
    private static final StreamProperties CAR_44 = StreamProperties.none().withName("Car 44");

    @TempDir
    Path stateDir;

    /** With 1 ms the tick would come more often than the clock moves. */
    @ParameterizedTest
    @ValueSource(longs = {100, 10_000, 600_000})
    void theEndComesNeverEarlyAndAtMostAFifthLate(long idleMs) {
        for (int offset = 0; offset < 10; offset++) {
            try (var topology = driven(Duration.ofMillis(idleMs), stateDir.resolve("offset-" + offset))) {
                topology.send("in", "car", SPEED);
                // The time of the last message is not always noted.
                topology.advanceWallClock(Duration.ofMillis(idleMs * offset / 97));
                topology.send("in", "car", SPEED);
                topology.read("out");

                topology.advanceWallClock(Duration.ofMillis(idleMs - 1));
                assertThat(topology.read("out")).isEmpty();
                for (int step = 0; step < 20; step++) {
                    topology.advanceWallClock(Duration.ofMillis(idleMs / 100));
                }
                topology.advanceWallClock(Duration.ofMillis(1));
                assertThat(topology.read("out")).containsExactly(message("car", TERMINATED));
            }
        }
    }

    @Test
    void theLongestDurationIsForEver() {
        try (var topology = new DrivenTopology(stateDir, telemetry -> telemetry
                .topic("in")
                .endWhenIdle(Duration.ofSeconds(Long.MAX_VALUE))
                .parameters()
                .to("out"))) {
            topology.send("in", "car", "time_ms | Speed\n0 | 312").advanceWallClock(Duration.ofDays(1_000));

            assertThat(topology.read("out")).as("properties and rows, no end").hasSize(2);
        }
    }

    @Test
    void whatIsHeldIsReleasedWithWhatIsKnownAndTheStreamOpensAnew() {
        List<StreamContext> seen = new ArrayList<>();
        try (var topology = new DrivenTopology(stateDir, telemetry -> telemetry
                .topic("in")
                .endWhenIdle(Duration.ofSeconds(10))
                .parameters()
                .buffer(Packets.named("held").everyRows(9))
                .peek((stream, packet) -> seen.add(stream))
                .to("out"))) {
            topology.send("in", "car", CAR_44).send("in", "car", SPEED);
            topology.advanceWallClock(Duration.ofSeconds(12));

            assertThat(topology.records("out"))
                    .extracting(TestRecord::value)
                    .containsExactly(CAR_44, rows("car", SPEED).value, TERMINATED);
            assertThat(seen).containsExactly(StreamContext.opened("car", CAR_44));

            topology.advanceWallClock(Duration.ofSeconds(30))
                    .send("in", "car", SPEED)
                    .end("in", "car");
            assertThat(topology.read("out")).startsWith(message("car", StreamProperties.none()));
            topology.advanceWallClock(Duration.ofSeconds(30));
            assertThat(topology.read("out")).as("it has ended").isEmpty();
        }
    }

    @Test
    void theEndCarriesTheTimeAtWhichItWasMade() {
        try (var topology = driven(Duration.ofSeconds(10), stateDir)) {
            topology.send("in", "car", SPEED);
            topology.read("out");
            topology.advanceWallClock(Duration.ofSeconds(12));

            assertThat(topology.records("out"))
                    .extracting(TestRecord::timestamp)
                    .containsExactly(DrivenTopology.START.toEpochMilli() + 12_000);
            assertThat(topology.metric("ended-idle-streams-total")).isEqualTo(1.0);
        }
    }

    @Test
    void anyMessageKeepsTheStreamOpenAndStreamsAreOnTheirOwn() {
        try (var topology = driven(Duration.ofSeconds(10), stateDir)) {
            topology.send("in", "car", SPEED).send("in", "bike", SPEED);
            topology.read("out");
            for (int second = 0; second < 30; second += 5) {
                topology.advanceWallClock(Duration.ofSeconds(5)).send("in", "car", StreamProperties.none());
            }

            assertThat(topology.read("out")).containsExactly(message("bike", TERMINATED));
        }
    }

    @Test
    void itIsARuleForTheTopicWhereverItIsSaid() {
        try (var topology = new DrivenTopology(stateDir, telemetry -> {
            telemetry.topic("in").parameters().to("before");
            telemetry
                    .topic("in")
                    .endWhenIdle(Duration.ofSeconds(10))
                    .endWhenIdle(Duration.ofSeconds(10))
                    .parameters()
                    .to("after");
        })) {
            topology.send("in", "car", SPEED).advanceWallClock(Duration.ofSeconds(12));

            assertThat(topology.read("before")).endsWith(message("car", TERMINATED));
            assertThat(topology.read("after")).endsWith(message("car", TERMINATED));
        }
    }

    @Test
    void beingForgottenDoesNotComeFirst() {
        var config = PitwallConfig.of("app", "unused:9092").withKafka(PitwallConfig.CONTEXT_TTL_MS, 1_000);
        try (var topology = new DrivenTopology(
                stateDir,
                telemetry -> telemetry
                        .topic("in")
                        .endWhenIdle(Duration.ofSeconds(10))
                        .parameters()
                        .to("out"),
                config)) {
            topology.send("in", "car", SPEED).advanceWallClock(Duration.ofSeconds(9));
            topology.send("in", "car", SPEED).advanceWallClock(Duration.ofSeconds(12));

            assertThat(topology.read("out"))
                    .containsExactly(
                            message("car", StreamProperties.none()),
                            rows("car", SPEED),
                            rows("car", SPEED),
                            message("car", TERMINATED));
        }
    }

    private static DrivenTopology driven(Duration idle, Path stateDir) {
        return new DrivenTopology(
                stateDir,
                telemetry ->
                        telemetry.topic("in").endWhenIdle(idle).parameters().to("out"));
    }
}
