package io.pitwall.dsl;

import static io.pitwall.dsl.DrivenTopology.end;
import static io.pitwall.dsl.DrivenTopology.message;
import static io.pitwall.dsl.DrivenTopology.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.data.ParameterData;
import io.pitwall.data.ParameterDefinition;
import io.pitwall.data.ParameterDefinitions;
import io.pitwall.data.StreamContext;
import io.pitwall.data.StreamProperties;
import io.pitwall.data.TextTable;
import io.pitwall.rules.Packets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The stages that call a user's function: where, map, peek. */
class FunctionStagesTest {

    private static final StreamProperties CAR_44 = StreamProperties.none().withName("Car 44");
    private static final String THREE_ROWS = """
            time_ms | Speed | Gear | Lap#
                 20 |   180 |    4 | 1
                 10 |   100 |      | 1
                 30 |       |    2 | 1
            """;

    @TempDir
    Path stateDir;

    @Test
    void whereKeepsTheRowsInTheirOrder() {
        try (var topology = driven(in -> in.where(row -> row.number("Speed", 101) > 100))) {
            topology.send("in", "car", THREE_ROWS).end("in", "car");

            assertThat(topology.read("out"))
                    .containsExactly(message("car", StreamProperties.none()), rows("car", """
                            time_ms | Speed | Gear | Lap#
                                 20 |   180 |    4 | 1
                                 30 |       |    2 | 1
                            """), end("car"));
        }
    }

    @Test
    void whereOfOneRowAndOfNone() {
        try (var topology = driven(in -> in.where(row -> row.number("Speed") >= 100))) {
            topology.send("in", "car", "time_ms | Speed\n0 | 100")
                    .send("in", "car", "time_ms | Speed\n1 | 99.9")
                    .send("in", "car", ParameterData.empty());

            assertThat(topology.read("out"))
                    .containsExactly(message("car", StreamProperties.none()), rows("car", "time_ms | Speed\n0 | 100"));
        }
    }

    @Test
    void whereMayAskForTheParametersOfTheStageOnly() {
        try (var topology = new DrivenTopology(stateDir, telemetry -> telemetry
                .topic("in")
                .parameters("Speed")
                .where(row -> row.has("Gear"))
                .to("out"))) {
            assertThatThrownBy(() -> topology.send("in", "car", THREE_ROWS))
                    .rootCause()
                    .hasMessageStartingWith("parameter 'Gear' is not among the parameters of this stage: Speed");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"where", "map", "peek"})
    void whatThrowsIsNamedWithStreamAndRecord(String verb) {
        try (var topology = driven(in -> {
            IllegalStateException failure = new IllegalStateException("out of fuel");
            return switch (verb) {
                case "where" ->
                    in.where(row -> {
                        throw failure;
                    });
                case "map" ->
                    in.map("grade laps", (stream, packet) -> {
                        throw failure;
                    });
                default ->
                    in.peek("watch", (stream, packet) -> {
                        throw failure;
                    });
            };
        })) {
            String operator =
                    switch (verb) {
                        case "where" -> "the condition of 'in.where'";
                        case "map" -> "map 'grade laps'";
                        default -> "peek 'watch'";
                    };
            assertThatThrownBy(() -> topology.send("in", "car", THREE_ROWS))
                    .hasStackTraceContaining(operator
                            + " failed on stream 'car' at in-0@0: java.lang.IllegalStateException: out of fuel");
        }
    }

    @Test
    void mapIsHandedPacketsAndWhatIsKnownOfTheStream() {
        List<StreamContext> seen = new ArrayList<>();
        var definitions = new ParameterDefinitions(List.of(ParameterDefinition.of("Speed")), List.of());
        try (var topology = driven(
                in -> in.buffer(Packets.named("pairs").everyRows(2)).map("double the speed", (stream, packet) -> {
                    seen.add(stream);
                    return packet.deriveNumber("Speed", null, row -> 2 * row.number("Speed", 0));
                }))) {
            topology.send("in", "car", CAR_44)
                    .send("in", "car", definitions)
                    .send("in", "car", "time_ms | Speed\n0 | 1\n1 | 2")
                    .send("in", "car", "time_ms | Speed\n2 | 3")
                    .end("in", "car");

            assertThat(topology.read("out"))
                    .containsExactly(
                            message("car", CAR_44),
                            message("car", definitions),
                            rows("car", "time_ms | Speed\n0 | 2\n1 | 4"),
                            rows("car", "time_ms | Speed\n2 | 6"),
                            end("car"));
            var known = new StreamContext("car", CAR_44, definitions, null);
            assertThat(seen).as("the end released the second one").containsExactly(known, known);
        }
    }

    @Test
    void whatMapEmptiesIsLeftOut() {
        try (var topology = driven(in -> in.map("drop", (stream, packet) -> ParameterData.empty()))) {
            topology.send("in", "car", THREE_ROWS).end("in", "car");

            assertThat(topology.read("out")).containsExactly(message("car", StreamProperties.none()), end("car"));
        }
    }

    @Test
    @SuppressWarnings("NullAway") // what a user can do by mistake
    void mapMustNotReturnNull() {
        try (var topology = driven(in -> in.map("forgetful", (stream, packet) -> null))) {
            assertThatThrownBy(() -> topology.send("in", "car", THREE_ROWS))
                    .hasStackTraceContaining("map 'forgetful' failed on stream 'car' at in-0@0:"
                            + " java.lang.NullPointerException: the function returned null; ParameterData.empty()"
                            + " leaves the packet out");
        }
    }

    @Test
    void afterMapAnyParameterMayBeAskedFor() {
        try (var topology = new DrivenTopology(stateDir, telemetry -> telemetry
                .topic("in")
                .parameters("Speed")
                .map("add", (stream, packet) -> packet.deriveNumber("Mph", null, row -> 0.5 * row.number("Speed")))
                .where(row -> row.number("Mph") > 60)
                .select("Mph")
                .to("out"))) {
            topology.send("in", "car", THREE_ROWS);

            assertThat(topology.read("out")).contains(rows("car", "time_ms | Mph | Lap#\n20 | 90 | 1"));
        }
    }

    @Test
    void peekSeesDataAndLeavesEverythingAsItIs() {
        List<String> seen = new ArrayList<>();
        try (var topology = driven(in -> in.peek((stream, packet) ->
                        seen.add(stream.id() + " " + stream.properties().name() + " " + packet))
                .peek("again", (stream, packet) -> seen.add("again")))) {
            topology.send("in", "car", CAR_44).send("in", "car", THREE_ROWS).end("in", "car");

            assertThat(seen).containsExactly("car Car 44 " + TextTable.parse(THREE_ROWS), "again");
            assertThat(topology.read("out"))
                    .containsExactly(message("car", CAR_44), rows("car", THREE_ROWS), end("car"));
        }
    }

    private DrivenTopology driven(UnaryOperator<ParameterStage> stage) {
        return new DrivenTopology(
                stateDir,
                telemetry -> stage.apply(telemetry.topic("in").parameters()).to("out"));
    }
}
