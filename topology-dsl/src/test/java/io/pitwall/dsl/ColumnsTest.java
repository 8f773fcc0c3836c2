package io.pitwall.dsl;

import static io.pitwall.dsl.DrivenTopology.message;
import static io.pitwall.dsl.DrivenTopology.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.data.DefinitionGroup;
import io.pitwall.data.EventBatch;
import io.pitwall.data.EventData;
import io.pitwall.data.EventDefinition;
import io.pitwall.data.EventDefinitions;
import io.pitwall.data.EventLevel;
import io.pitwall.data.ParameterDefinition;
import io.pitwall.data.ParameterDefinitions;
import io.pitwall.data.StreamProperties;
import io.pitwall.rules.Packets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Selecting and deriving columns. */
class ColumnsTest {

    private static final String LAP = """
            time_ms | Brake | Speed | Driver:text | Lap#
                  0 |   0.7 |   312 | Ana         | 1
                 40 |       |   290 |             | 1
                 80 |   NaN |       | Ben         | 2
            """;

    @TempDir
    Path stateDir;

    @Test
    void namedParametersKeepTheRowsThatHaveAValueAndAllTags() {
        try (var topology = driven(
                telemetry -> telemetry.topic("in").parameters("Brake", "Gear").to("out"))) {
            topology.send("in", "car", LAP);

            assertThat(topology.read("out")).endsWith(rows("car", """
                    time_ms | Brake | Lap#
                          0 |   0.7 | 1
                         80 |   NaN | 2
                    """));
        }
    }

    @Test
    void aRecordWithoutAnyOfThemIsDropped() {
        try (var topology =
                driven(telemetry -> telemetry.topic("in").parameters("Gear").to("out"))) {
            topology.send("in", "car", LAP);

            assertThat(topology.read("out")).containsExactly(message("car", StreamProperties.none()));
        }
    }

    @Test
    void withoutNamesEverythingIsKept() {
        try (var topology =
                driven(telemetry -> telemetry.topic("in").parameters().to("out"))) {
            topology.send("in", "car", LAP);

            assertThat(topology.read("out")).endsWith(rows("car", LAP));
        }
    }

    @Test
    void eventsAndTheirDefinitionsAreDropped() {
        try (var topology = driven(telemetry -> {
            telemetry.topic("in").parameters().to("all");
            telemetry.topic("in").parameters("Brake").to("brake");
        })) {
            topology.send("in", "car", EventBatch.of(new EventData(0, "pit-stop", "")))
                    .send(
                            "in",
                            "car",
                            new EventDefinitions(
                                    List.of(new EventDefinition(
                                            "pit-stop", "", null, null, null, EventLevel.INFORMATION)),
                                    List.of()));

            assertThat(topology.read("all")).containsExactly(message("car", StreamProperties.none()));
            assertThat(topology.read("brake")).containsExactly(message("car", StreamProperties.none()));
        }
    }

    @Test
    void definitionsOfTheParametersThatAreStillThereArePassedOn() {
        var brake = ParameterDefinition.of("Brake");
        var speed = ParameterDefinition.of("Speed");
        var groups = List.of(new DefinitionGroup("/car", "all of it", null));
        try (var topology =
                driven(telemetry -> telemetry.topic("in").parameters("Brake").to("out"))) {
            topology.send("in", "car", new ParameterDefinitions(List.of(speed, brake), groups));

            assertThat(topology.read("out")).endsWith(message("car", new ParameterDefinitions(List.of(brake), groups)));
        }
    }

    @Test
    void derivedColumnsAreAddedOrTakeThePlaceOfTheirNamesake() {
        try (var topology = driven(telemetry -> telemetry
                .topic("in")
                .parameters("Brake", "Driver")
                .deriveNumber("Percent", row -> 100 * row.number("Brake", 0))
                .deriveText("Driver", row -> row.text("Driver"))
                .deriveText("Brake", row -> row.tag("Lap", "?") + (row.has("Brake") ? "+" : "-"))
                .to("out"))) {
            topology.send("in", "car", LAP);

            assertThat(topology.read("out")).endsWith(rows("car", """
                    time_ms | Brake:text | Driver:text | Percent | Lap#
                          0 | 1+         | Ana         |      70 | 1
                         80 | 2+         | Ben         |     NaN | 2
                    """));
        }
    }

    @Test
    void aNameThatIsNotDeclaredIsReportedWithOperatorStreamAndRecord() {
        try (var topology = driven(telemetry -> telemetry
                .topic("in")
                .parameters("Brake")
                .deriveNumber("Fast", row -> row.number("Speed"))
                .to("out"))) {
            topology.send("in", "car", StreamProperties.none());

            assertThatThrownBy(() -> topology.send("in", "car", LAP))
                    .hasStackTraceContaining("deriving 'Fast' failed on stream 'car' at in-0@1:"
                            + " java.lang.IllegalArgumentException: parameter 'Speed' is not among the parameters"
                            + " of this stage: Brake; name it where the stage takes its parameters");
        }
    }

    @Test
    void whatAFunctionThrowsIsTheCause() {
        var cause = new IllegalStateException("no such lap");
        try (var topology = driven(telemetry -> telemetry
                .topic("in")
                .parameters()
                .deriveText("Lap", row -> {
                    throw cause;
                })
                .to("out"))) {
            topology.send("in", "car", StreamProperties.none());

            assertThatThrownBy(() -> topology.send("in", "car", LAP))
                    .hasRootCause(cause)
                    .hasStackTraceContaining("deriving 'Lap' failed on stream 'car' at in-0@1:"
                            + " java.lang.IllegalStateException: no such lap");
        }
    }

    @Test
    void whatATimerReleasedHasNoRecordToName() {
        try (var topology = driven(telemetry -> telemetry
                .topic("in")
                .parameters()
                .buffer(Packets.named("held").idle(Duration.ofSeconds(1)))
                .deriveNumber("Fast", row -> {
                    throw new IllegalStateException("no");
                })
                .to("out"))) {
            topology.send("in", "car", LAP);

            assertThatThrownBy(() -> topology.advanceWallClock(Duration.ofSeconds(2)))
                    .hasStackTraceContaining("deriving 'Fast' failed on stream 'car' (released by a timer):"
                            + " java.lang.IllegalStateException: no");
        }
    }

    private DrivenTopology driven(TelemetryTopology topology) {
        return new DrivenTopology(stateDir, topology);
    }
}
