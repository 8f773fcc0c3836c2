package io.pitwall.dsl;

import static io.pitwall.dsl.DrivenTopology.end;
import static io.pitwall.dsl.DrivenTopology.message;
import static io.pitwall.dsl.DrivenTopology.rows;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.data.StreamProperties;
import io.pitwall.data.TextTable;
import io.pitwall.rules.Packets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of streams where they leave the topology, and where it branches. */
class ExitTest {

    private static final String BRAKE = """
            time_ms | Brake
                  0 |   0.7
            """;
    private static final StreamProperties CAR_44 =
            new StreamProperties("Car 44", "/monza", Map.of("team", "silver"), List.of("grid"), Instant.EPOCH);

    @TempDir
    Path stateDir;

    @Test
    void anotherIdMakesTheOriginTheOnlyParentAndKeepsAllElse() {
        try (var topology = driven(
                telemetry -> telemetry.topic("in").parameters().to("out", StreamIdentity.prefixed("braking-")))) {
            topology.send("in", "car", CAR_44).send("in", "car", BRAKE).end("in", "car");

            assertThat(topology.read("out"))
                    .containsExactly(
                            message("braking-car", CAR_44.withParents(List.of("car"))),
                            rows("braking-car", BRAKE),
                            end("braking-car"));
        }
    }

    @Test
    void aStreamThatNeverSaidAnythingNamesItsParentToo() {
        try (var topology = driven(
                telemetry -> telemetry.topic("in").parameters().to("out", StreamIdentity.suffixed("-braking")))) {
            topology.send("in", "car", BRAKE);

            assertThat(topology.read("out"))
                    .startsWith(message("car-braking", StreamProperties.none().withParent("car")));
        }
    }

    @Test
    void theSameIdKeepsItsParents() {
        try (var topology =
                driven(telemetry -> telemetry.topic("in").parameters().to("out"))) {
            topology.send("in", "car", CAR_44);

            assertThat(topology.read("out")).containsExactly(message("car", CAR_44));
        }
    }

    @Test
    void theTraceContextGoesOnAndOtherHeadersDoNot() {
        Headers headers = new RecordHeaders()
                .add("content-type", "text/csv".getBytes(UTF_8))
                .add("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01".getBytes(UTF_8));
        Headers expected = new RecordHeaders().add(headers.lastHeader("traceparent"));
        try (var topology =
                driven(telemetry -> telemetry.topic("in").parameters().to("out"))) {
            topology.input("in").pipeInput(new TestRecord<>("car", TextTable.parse(BRAKE), headers, 1_000L));

            assertThat(topology.records("out"))
                    .extracting(TestRecord::getHeaders)
                    .containsExactly(expected, expected);
        }
    }

    @Test
    void recordsKeepTheTimestampOfTheOneTheyComeFrom() {
        try (var topology =
                driven(telemetry -> telemetry.topic("in").parameters().to("out"))) {
            topology.input("in").pipeInput("car", TextTable.parse(BRAKE), 1_000L);

            assertThat(topology.records("out"))
                    .extracting(TestRecord::timestamp)
                    .containsOnly(1_000L);
        }
    }

    @Test
    void branchesOfOneStageSeeTheSameMessages() {
        try (var topology = driven(telemetry -> {
            ParameterStage stage = telemetry.topic("in").parameters("Brake");
            stage.deriveText("Hard", row -> "yes").select("Hard").to("hard", StreamIdentity.suffixed("-hard"));
            stage.buffer(Packets.named("held").everyRows(2)).to("packets");
            stage.to("plain");
        })) {
            topology.send("in", "car", BRAKE).end("in", "car");

            assertThat(topology.read("hard"))
                    .containsExactly(
                            message("car-hard", StreamProperties.none().withParent("car")),
                            rows("car-hard", """
                            time_ms | Hard:text
                                  0 | yes
                            """),
                            end("car-hard"));
            var unchanged = List.of(message("car", StreamProperties.none()), rows("car", BRAKE), end("car"));
            assertThat(topology.read("packets")).isEqualTo(unchanged);
            assertThat(topology.read("plain")).isEqualTo(unchanged);
        }
    }

    @Test
    void topicsOfEqualStreamIdsAreKeptApart() {
        try (var topology = driven(telemetry -> {
            telemetry.topic("cars").parameters().to("fast");
            telemetry.topic("bikes").parameters().to("slow");
        })) {
            topology.send("cars", "1", CAR_44).send("bikes", "1", BRAKE).end("cars", "1");

            assertThat(topology.read("fast")).containsExactly(message("1", CAR_44), end("1"));
            assertThat(topology.read("slow")).containsExactly(message("1", StreamProperties.none()), rows("1", BRAKE));
        }
    }

    @Test
    void aTopicThatIsWrittenCanBeReadFurther() {
        try (var topology = driven(telemetry -> {
            telemetry.topic("a").parameters().to("b", StreamIdentity.suffixed("-b"));
            telemetry.topic("b").parameters().to("c", StreamIdentity.suffixed("-c"));
        })) {
            topology.send("a", "car", BRAKE).end("a", "car");

            assertThat(topology.read("c"))
                    .containsExactly(
                            message("car-b-c", StreamProperties.none().withParent("car-b")),
                            rows("car-b-c", BRAKE),
                            end("car-b-c"));
        }
    }

    private DrivenTopology driven(TelemetryTopology topology) {
        return new DrivenTopology(stateDir, topology);
    }
}
