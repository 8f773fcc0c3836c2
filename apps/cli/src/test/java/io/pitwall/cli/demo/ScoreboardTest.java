package io.pitwall.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.data.TextTable;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ScoreboardTest {

    private static final String TWO_ROWS_IN = """
            time_ms | Speed | Brake | Gear | LapDistance | LapNumber#
                  0 |   200 |   0.9 |    6 |         500 | 2
                 16 |   190 |   0.4 |    5 |         501 | 2
            """;
    private static final String TWO_ROWS_OUT = """
            time_ms | HardBraking:text
                  0 | False
                 16 | True
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
        assertThat(car.gear()).isEqualTo(5);
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
        scoreboard.ended("car-1-hard-braking");
        scoreboard.ended("car-2-hard-braking");
        assertThat(snapshot().isAccountedFor()).isFalse();

        scoreboard.read("car-1-hard-braking", TextTable.parse(TWO_ROWS_OUT), 1);
        assertThat(snapshot().isAccountedFor()).isTrue();
    }

    @Test
    void tellsWhenAllStreamsHaveBegunAndEnded() {
        scoreboard.opened("car-1-hard-braking");
        scoreboard.ended("car-1-hard-braking");
        assertThat(scoreboard.allOpened()).isNotDone();
        assertThat(scoreboard.allEnded()).isNotDone();

        scoreboard.opened("car-2-hard-braking");
        scoreboard.ended("car-2-hard-braking");
        assertThat(scoreboard.allOpened()).isCompleted();
        assertThat(scoreboard.allEnded()).isCompleted();
    }

    @Test
    void refusesStreamsThatNoCarHas() {
        assertThatThrownBy(() -> scoreboard.opened("car-3-hard-braking"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("car-3-hard-braking");
    }
}
