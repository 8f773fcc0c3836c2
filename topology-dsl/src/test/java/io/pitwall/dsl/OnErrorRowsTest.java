package io.pitwall.dsl;

import static io.pitwall.dsl.DrivenTopology.end;
import static io.pitwall.dsl.DrivenTopology.message;
import static io.pitwall.dsl.DrivenTopology.rows;
import static io.pitwall.dsl.FailingFunctions.LAPS;
import static io.pitwall.dsl.FailingFunctions.LETTERS;
import static io.pitwall.dsl.FailingFunctions.headers;
import static io.pitwall.dsl.FailingFunctions.lap;
import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.data.StreamMessage;
import io.pitwall.data.StreamProperties;
import io.pitwall.data.TextTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of rows on which a user's function throws. */
class OnErrorRowsTest {

    @TempDir
    Path stateDir;

    /** Every verb with a function of a row, on rows of which some are no numbers. */
    private enum RowVerb {
        NUMBER {
            @Override
            ParameterStage on(ParameterStage stage, OnError onError) {
                return stage.deriveNumber("Number", FailingFunctions::lap, onError);
            }
        },
        TEXT {
            @Override
            ParameterStage on(ParameterStage stage, OnError onError) {
                return stage.deriveText("Number", row -> String.valueOf(lap(row)), onError);
            }
        },
        WHERE {
            @Override
            ParameterStage on(ParameterStage stage, OnError onError) {
                return stage.where(row -> lap(row) > 0, onError);
            }
        },
        BRANCH {
            @Override
            ParameterStage on(ParameterStage stage, OnError onError) {
                List<ParameterStage> branches = new ArrayList<>();
                stage.branch("negative", row -> lap(row) < 0, branches::add, onError)
                        .otherwise(branches::add);
                return branches.get(1);
            }
        };

        abstract ParameterStage on(ParameterStage stage, OnError onError);
    }

    @ParameterizedTest
    @EnumSource
    void skippedRowsAreLeftOutAndCounted(RowVerb verb) {
        try (var topology = driven(in -> verb.on(in, OnError.skip()).select("Lap"))) {
            topology.send("in", "car", LAPS).end("in", "car");

            assertThat(topology.read("out"))
                    .containsExactly(message("car", StreamProperties.none()), rows("car", """
                            time_ms | Lap:text | Car#
                                 10 | 7        | 44
                                 30 | 8        | 44
                            """), end("car"));
            assertThat(topology.operatorCounted("skipped-row-total")).isEqualTo(2);
            assertThat(topology.operatorCounted("dead-letter-total")).isZero();
            assertThat(topology.bytes(LETTERS)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theFailedRowsOfARecordAreOneDeadLetterAsTheyCame(RowVerb verb) {
        try (var topology = driven(in -> verb.on(in, OnError.deadLetter()).select("Lap"))) {
            topology.send("in", "car", LAPS).end("in", "car");

            assertThat(topology.read("out")).contains(rows("car", """
                            time_ms | Lap:text | Car#
                                 10 | 7        | 44
                                 30 | 8        | 44
                            """), end("car"));
            assertThat(topology.operatorCounted("dead-letter-total")).isEqualTo(1);
            assertThat(topology.operatorCounted("dead-letter-row-total")).isEqualTo(2);
            List<TestRecord<String, StreamMessage>> letters = topology.records(LETTERS);
            assertThat(letters).singleElement().satisfies(letter -> {
                assertThat(letter.key()).isEqualTo("car");
                assertThat(letter.value()).isEqualTo(TextTable.parse("""
                        time_ms | Lap:text | Car#
                             20 | out      | 44
                             40 | in       | 44
                        """));
            });
        }
    }

    /** Each branch has a policy of its own; the row is lost for those behind it too. */
    @Test
    void aConditionOfABranchFailsForItsBranch() {
        try (var topology = new DrivenTopology(stateDir, telemetry -> telemetry
                .topic("in")
                .parameters()
                .branch("late", row -> row.timeNs() >= 40_000_000L, late -> late.to("late"))
                .branch("eight", row -> lap(row) == 8, eight -> eight.to("eight"), OnError.deadLetter())
                .otherwise(rest -> rest.to("rest")))) {
            topology.send("in", "car", LAPS).end("in", "car");

            assertThat(topology.read("late"))
                    .containsExactly(
                            message("car", StreamProperties.none()),
                            rows("car", "time_ms | Lap:text | Car#\n40 | in | 44"),
                            end("car"));
            assertThat(topology.read("eight"))
                    .containsExactly(
                            message("car", StreamProperties.none()),
                            rows("car", "time_ms | Lap:text | Car#\n30 | 8 | 44"),
                            end("car"));
            assertThat(topology.read("rest"))
                    .containsExactly(
                            message("car", StreamProperties.none()),
                            rows("car", "time_ms | Lap:text | Car#\n10 | 7 | 44"),
                            end("car"));
            List<TestRecord<byte[], byte[]>> letters = topology.bytes(LETTERS);
            assertThat(letters).singleElement().satisfies(letter -> assertThat(headers(letter))
                    .containsEntry("pitwall.operator", "eight.branch")
                    .containsEntry(
                            "__streams.errors.message",
                            "the condition of branch 'eight' failed on the row at 20000000 ns:"
                                    + " java.lang.NumberFormatException: For input string: \"out\""));
        }
    }

    @Test
    void whatFollowsGetsItFromEveryBranch() {
        try (var topology = new DrivenTopology(stateDir, telemetry -> {
            ParameterStage derived = telemetry
                    .topic("in")
                    .parameters()
                    .deriveNumber("Number", FailingFunctions::lap, OnError.deadLetter());
            derived.select("Number").to("numbers");
            derived.select("Lap").to("laps");
        })) {
            topology.send("in", "car", LAPS);

            assertThat(topology.read("numbers")).hasSize(2).endsWith(rows("car", """
                    time_ms | Number | Car#
                         10 |      7 | 44
                         30 |      8 | 44
                    """));
            assertThat(topology.read("laps")).hasSize(2);
            assertThat(topology.read(LETTERS)).hasSize(1);
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
