package io.pitwall.dsl;

import static io.pitwall.dsl.DrivenTopology.end;
import static io.pitwall.dsl.DrivenTopology.message;
import static io.pitwall.dsl.DrivenTopology.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.data.ParameterData;
import io.pitwall.data.ParameterDefinition;
import io.pitwall.data.ParameterDefinitions;
import io.pitwall.data.StreamProperties;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that go one of several ways. */
class BranchTest {

    private static final StreamProperties CAR_44 = StreamProperties.none().withName("Car 44");

    @TempDir
    Path stateDir;

    @Test
    void aRowGoesToTheFirstBranchWhoseConditionHolds() {
        try (var topology = new DrivenTopology(stateDir, BranchTest::byGear)) {
            topology.send("in", "car", """
                    time_ms | Gear | Lap#
                         50 |    8 | 1
                         10 |    3 | 1
                         30 |    5 | 1
                         20 |    2 | 1
                         40 |      | 1
                    """);

            assertThat(topology.read("low")).contains(rows("car", """
                    time_ms | Gear | Lap#
                         10 |    3 | 1
                         20 |    2 | 1
                    """));
            assertThat(topology.read("middle")).contains(rows("car", "time_ms | Gear | Lap#\n30 | 5 | 1"));
            assertThat(topology.read("rest")).contains(rows("car", """
                    time_ms | Gear | Lap#
                         50 |    8 | 1
                         40 |      | 1
                    """));
        }
    }

    @Test
    void whatIsNoDataGoesToEveryBranch() {
        var definitions = new ParameterDefinitions(List.of(ParameterDefinition.of("Gear")), List.of());
        try (var topology = new DrivenTopology(stateDir, BranchTest::byGear)) {
            topology.send("in", "car", CAR_44)
                    .send("in", "car", definitions)
                    .send("in", "car", ParameterData.empty())
                    .end("in", "car");

            for (String topic : List.of("low", "middle", "rest")) {
                assertThat(topology.read(topic))
                        .as(topic)
                        .containsExactly(message("car", CAR_44), message("car", definitions), end("car"));
            }
        }
    }

    @Test
    void withoutOtherwiseRowsThatNoBranchTakesAreLeftOut() {
        try (var topology = new DrivenTopology(stateDir, telemetry -> telemetry
                .topic("in")
                .parameters()
                .branch("low", row -> row.number("Gear") < 4, low -> low.to("out"))
                .branch("middle", row -> row.number("Gear") < 7, middle -> middle.to("out")))) {
            topology.send("in", "car", "time_ms | Gear\n0 | 5\n1 | 3\n2 | 8").end("in", "car");

            assertThat(topology.read("out"))
                    .containsExactly(
                            message("car", StreamProperties.none()),
                            rows("car", "time_ms | Gear\n1 | 3"),
                            rows("car", "time_ms | Gear\n0 | 5"),
                            end("car"));
        }
    }

    @Test
    void aConditionIsAskedOnceForEachRowThatGetsToIt() {
        List<String> asked = new ArrayList<>();
        try (var topology = new DrivenTopology(stateDir, telemetry -> telemetry
                .topic("in")
                .parameters("Gear")
                .branch("low", row -> asked.add("low " + row.number("Gear")) && row.number("Gear") < 4, low -> {
                    low.to("low");
                    low.deriveText("Low", row -> "yes").to("low-too");
                })
                .branch("middle", row -> asked.add("middle " + row.number("Gear")), middle -> middle.to("middle"))
                .otherwise(rest -> {}))) {
            topology.send("in", "car", "time_ms | Gear\n0 | 5\n1 | 3");

            assertThat(asked).containsExactly("low 5.0", "middle 5.0", "low 3.0");
            assertThat(topology.read("low-too")).contains(rows("car", "time_ms | Gear | Low:text\n1 | 3 | yes"));
        }
    }

    @Test
    void aBranchMayBeEmptyAndNestAndMergeAgain() {
        try (var topology = new DrivenTopology(stateDir, telemetry -> {
            ParameterStage[] found = new ParameterStage[2];
            telemetry
                    .topic("in")
                    .parameters()
                    .branch("low", row -> row.number("Gear") < 4, low -> low.branch(
                                    "first", row -> row.number("Gear") < 2, first -> found[0] = first)
                            .otherwise(second -> {}))
                    .otherwise(rest -> found[1] = rest);
            found[0].merge("extremes", found[1]).to("out");
        })) {
            topology.send("in", "car", "time_ms | Gear\n0 | 1\n1 | 3\n2 | 8").end("in", "car");

            assertThat(topology.read("out"))
                    .containsExactly(
                            message("car", StreamProperties.none()),
                            rows("car", "time_ms | Gear\n0 | 1"),
                            rows("car", "time_ms | Gear\n2 | 8"),
                            end("car"));
        }
    }

    @Test
    void aConditionThatThrowsIsNamedAndNoBranchHasGotAnything() {
        List<ParameterData> seen = new ArrayList<>();
        try (var topology = new DrivenTopology(stateDir, telemetry -> telemetry
                .topic("in")
                .parameters("Gear")
                .branch("low", row -> row.number("Gear") < 4, low -> low.peek((stream, data) -> seen.add(data))
                        .to("low"))
                .branch("wrong", row -> row.has("Speed"), wrong -> wrong.to("wrong")))) {
            assertThatThrownBy(() -> topology.send("in", "car", "time_ms | Gear\n0 | 3\n1 | 5"))
                    .hasStackTraceContaining("the condition of branch 'wrong' failed on stream 'car' at in-0@0:"
                            + " java.lang.IllegalArgumentException: parameter 'Speed' is not among the parameters of"
                            + " this stage: Gear");
            assertThat(seen).isEmpty();
        }
    }

    private static void byGear(TelemetryBuilder telemetry) {
        telemetry
                .topic("in")
                .parameters()
                .branch("low", row -> row.number("Gear") < 4, low -> low.to("low"))
                .branch("middle", row -> row.number("Gear") < 7, middle -> middle.to("middle"))
                .otherwise(rest -> rest.to("rest"));
    }
}
