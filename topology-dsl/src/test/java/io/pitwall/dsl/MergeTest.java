package io.pitwall.dsl;

import static io.pitwall.dsl.DrivenTopology.end;
import static io.pitwall.dsl.DrivenTopology.message;
import static io.pitwall.dsl.DrivenTopology.rows;
import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.data.ParameterDefinition;
import io.pitwall.data.ParameterDefinitions;
import io.pitwall.data.StreamContext;
import io.pitwall.data.StreamEnd;
import io.pitwall.data.StreamProperties;
import io.pitwall.rules.Packets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several stages become one, by merge or because they write one topic. */
class MergeTest {

    private static final String SPEED = "time_ms | Speed\n0 | 312";
    private static final String BRAKE = "time_ms | Brake\n0 | 0.7";
    private static final StreamProperties CAR_44 = StreamProperties.none().withName("Car 44");
    private static final StreamProperties GRID = StreamProperties.none().withParent("grid");

    @TempDir
    Path stateDir;

    @Test
    void theSidesOfOneTopicAreOneStreamAgain() {
        try (var topology = new DrivenTopology(stateDir, telemetry -> {
            ParameterStage in = telemetry.topic("in").parameters();
            in.where(row -> row.number("Speed") > 100)
                    .buffer(Packets.named("fast").everyRows(2))
                    .merge("both", in.where(row -> row.number("Speed") <= 100))
                    .to("out");
        })) {
            topology.send("in", "car", CAR_44)
                    .send("in", "car", "time_ms | Speed\n0 | 180\n1 | 90\n2 | 200\n3 | 300")
                    .end("in", "car");

            assertThat(topology.read("out"))
                    .containsExactly(
                            message("car", CAR_44),
                            rows("car", "time_ms | Speed\n0 | 180\n2 | 200"),
                            rows("car", "time_ms | Speed\n1 | 90"),
                            rows("car", "time_ms | Speed\n3 | 300"),
                            end("car"));
        }
    }

    @Test
    void twoTopicsEndWithTheLastOneThatCarriedTheStream() {
        try (var topology = new DrivenTopology(stateDir, telemetry -> telemetry
                .topic("engine")
                .parameters()
                .merge("car", telemetry.topic("chassis").parameters())
                .to("out"))) {
            topology.send("engine", "1", CAR_44)
                    .send("chassis", "1", BRAKE)
                    .send("chassis", "1", GRID)
                    .send("engine", "1", SPEED)
                    .end("engine", "1")
                    .send("chassis", "1", BRAKE)
                    .send("chassis", "1", new StreamEnd(StreamEnd.Type.ABORTED))
                    .send("engine", "2", SPEED)
                    .end("engine", "2");

            assertThat(topology.read("out"))
                    .containsExactly(
                            message("1", CAR_44),
                            rows("1", BRAKE),
                            message("1", CAR_44.withParent("grid")),
                            rows("1", SPEED),
                            rows("1", BRAKE),
                            message("1", new StreamEnd(StreamEnd.Type.ABORTED)),
                            message("2", StreamProperties.none()),
                            rows("2", SPEED),
                            end("2"));
        }
    }

    @Test
    void functionsBehindAMergeSeeWhatAllSidesSay() {
        List<StreamContext> seen = new ArrayList<>();
        var definitions = new ParameterDefinitions(List.of(ParameterDefinition.of("Brake")), List.of());
        try (var topology = new DrivenTopology(stateDir, telemetry -> telemetry
                .topic("engine")
                .parameters()
                .merge("car", telemetry.topic("chassis").parameters())
                .buffer(Packets.named("held").everyRows(9))
                .peek((stream, packet) -> seen.add(stream))
                .to("out"))) {
            topology.send("engine", "1", CAR_44)
                    .send("chassis", "1", GRID)
                    .send("chassis", "1", definitions)
                    .send("chassis", "1", BRAKE)
                    .end("chassis", "1")
                    .end("engine", "1");

            assertThat(seen)
                    .as("released by the end")
                    .containsExactly(new StreamContext("1", CAR_44.withParent("grid"), definitions, null));
        }
    }

    @Test
    void aMergedStageMayAskForTheParametersOfAnySide() {
        try (var topology = new DrivenTopology(stateDir, telemetry -> telemetry
                .topic("in")
                .parameters("Speed")
                .merge("both", telemetry.topic("in").parameters("Brake"))
                .deriveNumber("Sum", row -> row.number("Speed", 0) + row.number("Brake", 0))
                .select("Sum")
                .to("out"))) {
            topology.send("in", "car", SPEED).send("in", "car", BRAKE);

            assertThat(topology.read("out"))
                    .contains(rows("car", "time_ms | Sum\n0 | 312"), rows("car", "time_ms | Sum\n0 | 0.7"));
        }
    }

    @Test
    void allSinksOfATopicAreOneExit() {
        var both = new ParameterDefinitions(
                List.of(ParameterDefinition.of("Brake"), ParameterDefinition.of("Speed")), List.of());
        try (var topology = new DrivenTopology(stateDir, telemetry -> {
            telemetry
                    .topic("in")
                    .parameters("Speed")
                    .buffer(Packets.named("speed").everyRows(2))
                    .to("out");
            telemetry.topic("in").parameters("Brake").to("out");
        })) {
            topology.send("in", "car", CAR_44)
                    .send("in", "car", both)
                    .send("in", "car", "time_ms | Speed | Brake\n0 | 312 | 0.7")
                    .end("in", "car");

            assertThat(topology.read("out"))
                    .containsExactly(
                            message("car", CAR_44),
                            message("car", both.select(List.of("Speed"))),
                            message(
                                    "car",
                                    new ParameterDefinitions(
                                            List.of(ParameterDefinition.of("Speed"), ParameterDefinition.of("Brake")),
                                            List.of())),
                            rows("car", BRAKE),
                            rows("car", SPEED),
                            end("car"));
        }
    }

    @Test
    void eachSinkHasIdsOfItsOwn() {
        try (var topology = new DrivenTopology(stateDir, telemetry -> {
            ParameterStage in = telemetry.topic("in").parameters();
            in.to("out");
            in.select("Speed").to("out", StreamIdentity.suffixed("-speed"));
            telemetry.topic("other").parameters().to("out");
        })) {
            topology.send("in", "car", SPEED)
                    .send("other", "car-speed", CAR_44)
                    .end("in", "car")
                    .end("other", "car-speed");

            assertThat(topology.read("out"))
                    .containsExactly(
                            message("car", StreamProperties.none()),
                            message("car-speed", StreamProperties.none().withParent("car")),
                            rows("car", SPEED),
                            rows("car-speed", SPEED),
                            message("car-speed", CAR_44.withParent("car")),
                            end("car"),
                            end("car-speed"));
        }
    }

    @Test
    void whatItsOriginsForgotIsForgotten() {
        var config = PitwallConfig.of("app", "unused:9092").withKafka(PitwallConfig.CONTEXT_TTL_MS, 10_000);
        try (var topology = new DrivenTopology(
                stateDir,
                telemetry -> {
                    telemetry.topic("a").parameters().to("out");
                    telemetry.topic("b").parameters().to("out", StreamIdentity.prefixed("b-"));
                },
                config)) {
            topology.send("a", "car", CAR_44).send("b", "car", CAR_44);
            topology.advanceWallClock(Duration.ofSeconds(9)).send("b", "car", SPEED);
            topology.read("out");

            topology.advanceWallClock(Duration.ofSeconds(9))
                    .send("a", "car", SPEED)
                    .send("b", "car", CAR_44);

            assertThat(topology.read("out"))
                    .as("the one is opened anew, the other is still known")
                    .containsExactly(message("car", StreamProperties.none()), rows("car", SPEED));
        }
    }
}
