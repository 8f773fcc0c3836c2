package io.pitwall.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.data.TextTable;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ScoreboardTest {

    private static final String TWO_ROWS_IN = """
            time_ms | Speed | Brake | EngineTemperature | LapDistance | LapNumber#
                  0 |   200 |   0.9 |                98 |         500 | 2
                 16 |   190 |   0.4 |                99 |         501 | 2
            """;
    private static final String TWO_ROWS_OUT = """
            time_ms | HardBraking:text
                  0 | False
                 16 | True
            """;

    private static final String A_LAP_OUT = """
            time_ms | LapTime | Rows | LapNumber#
                  0 |  44.5   |    2 | 1
            """;

    private final Scoreboard scoreboard = new Scoreboard(Car.grid(2));

    private Snapshot snapshot() {
        return scoreboard.snapshot(Instant.EPOCH);
    }

    @Test
    void showsTheLatestRowAndTheHighestPressure() {
        scoreboard.written(Car.grid(1).get(0), TextTable.parse(TWO_ROWS_IN));

        CarStatus car = snapshot().cars().get(0);
        assertThat(car.speedKmh()).isEqualTo(190);
        assertThat(car.engine().celsius()).isEqualTo(99);
        assertThat(car.lap()).isEqualTo(2);
        assertThat(car.brakes()).containsExactly(0.9);
        assertThat(car.rowsIn()).isEqualTo(2);
        assertThat(snapshot().valuesIn()).isEqualTo(8);
    }

    @Test
    void keepsAsManyPressuresAsAreShown() {
        for (int i = 0; i < 100; i++) {
            scoreboard.written(Car.grid(1).get(0), TextTable.parse(TWO_ROWS_IN));
        }

        assertThat(snapshot().cars().get(0).brakes()).hasSize(CarScore.BRAKES_KEPT);
    }

    @Test
    void countsWhatComesOut() {
        scoreboard.read("car-2-hard-braking", TextTable.parse(TWO_ROWS_OUT), 30);
        scoreboard.read("car-2-hard-braking", TextTable.parse(TWO_ROWS_OUT), 50);

        assertThat(snapshot().packetsOut()).isEqualTo(2);
        assertThat(snapshot().rowsOut()).isEqualTo(4);
        assertThat(snapshot().cars().get(1).hardBrakings()).isEqualTo(2);
        assertThat(snapshot().latencyMs()).hasValue(40);
    }

    @Test
    void isAccountedForWhenAllRowsAreOutAndAllStreamsEnded() {
        scoreboard.written(Car.grid(1).get(0), TextTable.parse(TWO_ROWS_IN));
        Car.grid(2).forEach(car -> car.outputStreamIds().forEach(scoreboard::ended));
        scoreboard.read("car-1-hard-braking", TextTable.parse(TWO_ROWS_OUT), 1);
        assertThat(snapshot().isAccountedFor()).as("the rows are in no lap").isFalse();

        scoreboard.readLaps("car-1-laps", TextTable.parse(A_LAP_OUT));
        assertThat(snapshot().isAccountedFor()).isTrue();

        scoreboard.readLaps("car-1-laps", TextTable.parse(A_LAP_OUT));
        assertThat(snapshot().isAccountedFor()).as("a lap is there twice").isFalse();
    }

    @Test
    void tellsWhenAllStreamsHaveBegunAndEnded() {
        Car.grid(2).get(0).outputStreamIds().forEach(scoreboard::opened);
        Car.grid(2).get(0).outputStreamIds().forEach(scoreboard::ended);
        assertThat(scoreboard.allOpened()).isNotDone();
        assertThat(scoreboard.allEnded()).isNotDone();

        Car.grid(2).get(1).outputStreamIds().forEach(scoreboard::opened);
        Car.grid(2).get(1).outputStreamIds().forEach(scoreboard::ended);
        assertThat(scoreboard.allOpened()).isCompleted();
        assertThat(scoreboard.allEnded()).isCompleted();
    }

    @Test
    void knowsTheLatestAndTheBestLapButNotOneThatWasCutShort() {
        scoreboard.written(Car.grid(1).get(0), TextTable.parse(TWO_ROWS_IN));
        scoreboard.readLaps("car-1-laps", TextTable.parse(A_LAP_OUT));
        scoreboard.readLaps("car-1-laps", TextTable.parse("time_ms | LapTime | Rows\n0 | 3 | 7\n"));

        assertThat(snapshot().cars().get(0).laps()).isEqualTo(new LapScore.Laps(2, 9, 44.5, 44.5));
    }

    @Test
    void countsAlarms() {
        scoreboard.readAlarms("car-2-engine", TextTable.parse("time_ms | Alarm:text\n0 | hot\n1000 | stop\n"));

        assertThat(snapshot().alarms()).isEqualTo(2);
        assertThat(snapshot().cars().get(1).engine()).isEqualTo(new CarStatus.Engine(0, 2, "stop"));
    }

    @Test
    void refusesStreamsThatNoCarHas() {
        assertThatThrownBy(() -> scoreboard.opened("car-3-hard-braking"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("car-3-hard-braking");
    }
}
