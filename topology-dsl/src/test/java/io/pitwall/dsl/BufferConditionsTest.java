package io.pitwall.dsl;

import static io.pitwall.dsl.DrivenTopology.message;
import static io.pitwall.dsl.DrivenTopology.rows;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.data.ParameterData;
import io.pitwall.data.ParameterDefinition;
import io.pitwall.data.ParameterDefinitions;
import io.pitwall.data.StreamMessage;
import io.pitwall.data.StreamProperties;
import io.pitwall.rules.Packets;
import io.pitwall.rules.UnconditionedPackets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.kafka.streams.KeyValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Conditions that are predicates, and what a buffer leaves out, in a topology. */
class BufferConditionsTest {

    private static final UnconditionedPackets HELD = Packets.named("held");

    private static final String TWO_LAPS = """
            time_ms | Brake | Speed | Lap#
                  0 |   0.1 |   300 | 1
                 20 |       |   301 | 1
                 40 |   0.9 |   280 | 2
                 60 |   0.2 |       | 2
            """;

    @TempDir
    Path stateDir;

    @Test
    void afterRowTakesTheRowIntoThePacket() {
        try (var topology = driven(stage -> stage.buffer(HELD.afterRow(row -> row.number("Brake", 0) > 0.5)))) {
            topology.send("in", "car", TWO_LAPS).end("in", "car");

            assertThat(data(topology)).containsExactly(rows("car", """
                    time_ms | Brake | Speed | Lap#
                          0 |   0.1 |   300 | 1
                         20 |       |   301 | 1
                         40 |   0.9 |   280 | 2
                    """), rows("car", """
                    time_ms | Brake | Lap#
                         60 |   0.2 | 2
                    """));
        }
    }

    @Test
    void beforeRowLeavesTheRowToTheNextPacket() {
        try (var topology = driven(
                stage -> stage.buffer(HELD.everySpan(ofSeconds(60)).orBeforeRow(row -> row.timeNs() == 40_000_000)))) {
            topology.send("in", "car", TWO_LAPS).end("in", "car");

            assertThat(data(topology)).containsExactly(rows("car", """
                    time_ms | Brake | Speed | Lap#
                          0 |   0.1 |   300 | 1
                         20 |       |   301 | 1
                    """), rows("car", """
                    time_ms | Brake | Speed | Lap#
                         40 |   0.9 |   280 | 2
                         60 |   0.2 |       | 2
                    """));
        }
    }

    @Test
    void whenHeldSeesRowsOfEarlierRecords() {
        try (var topology = driven(stage -> stage.buffer(HELD.whenHeld(
                held -> !held.first().tag("Lap", "").equals(held.last().tag("Lap", "")))))) {
            topology.send("in", "car", "time_ms | Brake | Lap#\n0 | 0.1 | 1")
                    .send("in", "car", "time_ms | Brake | Lap#\n1 | 0.2 | 1\n2 | 0.3 | 2\n3 | 0.4 | 2");

            assertThat(data(topology))
                    .containsExactly(rows("car", "time_ms | Brake | Lap#\n0 | 0.1 | 1\n1 | 0.2 | 1\n2 | 0.3 | 2"));
        }
    }

    @Test
    void everyRecordHoldsNothingBack() {
        try (var topology = driven(stage -> stage.buffer(HELD.everyRecord()))) {
            topology.send("in", "car", "time_ms | Brake\n0 | 0.1\n0 | 0.2")
                    .send("in", "car", "time_ms | Brake\n0 | 0.3");

            assertThat(data(topology))
                    .containsExactly(rows("car", "time_ms | Brake\n0 | 0.2"), rows("car", "time_ms | Brake\n0 | 0.3"));
        }
    }

    @Test
    void aSelectionOfTheBufferKeepsOtherParametersForTheConditions() {
        var brake = ParameterDefinition.of("Brake");
        var speed = ParameterDefinition.of("Speed");
        try (var topology = driven(stage -> stage.buffer(HELD.selecting("Brake")
                .admitting(row -> row.number("Speed", 0) > 250)
                .everyRows(2)))) {
            topology.send("in", "car", new ParameterDefinitions(List.of(speed, brake), List.of()))
                    .send("in", "car", TWO_LAPS)
                    .end("in", "car");

            List<KeyValue<String, StreamMessage>> out = topology.read("out");
            assertThat(out).contains(message("car", new ParameterDefinitions(List.of(brake), List.of())));
            assertThat(out.stream().filter(message -> message.value instanceof ParameterData))
                    .containsExactly(
                            rows("car", "time_ms | Brake | Lap#\n0 | 0.1 | 1"),
                            rows("car", "time_ms | Brake | Lap#\n40 | 0.9 | 2"));
        }
    }

    @Test
    void onlyAdmittedRowsPutOffTheIdleRelease() {
        try (var topology = driven(stage ->
                stage.buffer(HELD.admitting(row -> row.number("Brake") > 0).idle(ofSeconds(1))))) {
            topology.send("in", "car", "time_ms | Brake\n0 | 0.1").advanceWallClock(ofMillis(900));
            topology.send("in", "car", "time_ms | Brake\n1 | 0").advanceWallClock(ofMillis(100));

            assertThat(data(topology)).containsExactly(rows("car", "time_ms | Brake\n0 | 0.1"));
        }
    }

    @Test
    void aPredicateThatThrowsIsReportedWithBufferRowStreamAndRecordAndHoldsNothingOfTheRecord() {
        var cause = new IllegalStateException("no such lap");
        try (var topology = driven(stage -> stage.buffer(HELD.everyRows(3).orAfterRow(row -> {
            if (row.number("Brake") < 0) {
                throw cause;
            }
            return false;
        })))) {
            topology.send("in", "car", "time_ms | Brake\n0 | 0.1");

            assertThatThrownBy(() -> topology.send("in", "car", "time_ms | Brake\n1 | 0.2\n2 | 0.3\n3 | -1"))
                    .hasRootCause(cause)
                    .hasStackTraceContaining("afterRow of buffer 'held', row 2 at 3000000 ns, failed on stream 'car' at"
                            + " in-0@1: java.lang.IllegalStateException: no such lap");
            assertThat(data(topology)).isEmpty();
        }
    }

    @Test
    void aPredicateMayAskForTheParametersOfTheStageOnly() {
        try (var topology = new DrivenTopology(stateDir, telemetry -> telemetry
                .topic("in")
                .parameters("Brake")
                .buffer(HELD.everyRows(3).orBeforeRow(row -> row.number("Gear") > 1))
                .to("out"))) {
            topology.send("in", "car", StreamProperties.none());

            assertThatThrownBy(() -> topology.send("in", "car", TWO_LAPS))
                    .hasStackTraceContaining(
                            "beforeRow of buffer 'held', row 0 at 0 ns, failed on stream 'car' at in-0@1:"
                                    + " java.lang.IllegalArgumentException: parameter 'Gear' is not among the parameters of this"
                                    + " stage: Brake");
        }
    }

    private DrivenTopology driven(UnaryOperator<ParameterStage> buffered) {
        return new DrivenTopology(
                stateDir,
                telemetry -> buffered.apply(telemetry.topic("in").parameters()).to("out"));
    }

    private static List<KeyValue<String, StreamMessage>> data(DrivenTopology topology) {
        return topology.read("out").stream()
                .filter(message -> message.value instanceof ParameterData)
                .toList();
    }
}
