package io.pitwall.test;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.data.ParameterData;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SyntheticStreamTest {

    private static long[] steps(ParameterData rows) {
        return IntStream.range(1, rows.rowCount())
                .mapToLong(row -> rows.timeNs(row) - rows.timeNs(row - 1))
                .toArray();
    }

    @Test
    void aSeedGivesTheSameRowsAndAnotherOneOthers() {
        assertThat(SyntheticStream.car(1).rows(1_000))
                .isEqualTo(SyntheticStream.car(1).rows(1_000));
        assertThat(SyntheticStream.machine(1).rows(1_000))
                .isEqualTo(SyntheticStream.machine(1).rows(1_000));
        assertThat(SyntheticStream.car(1).rows(10))
                .isNotEqualTo(SyntheticStream.car(2).rows(10));
        assertThat(SyntheticStream.car(1).rows(1_000).slice(0, 10))
                .isEqualTo(SyntheticStream.car(1).rows(10));
    }

    @Test
    void aCarIsRegularAndBrakesOrPushes() {
        ParameterData car = SyntheticStream.car(7).every(ofMillis(10)).rows(2_000);
        assertThat(steps(car)).containsOnly(10_000_000);
        assertThat(car.timeNs(0)).isZero();
        for (int row = 0; row < car.rowCount(); row++) {
            assertThat(car.row(row).number("Brake") * car.row(row).number("Throttle"))
                    .isZero();
            assertThat(car.row(row).number("Speed")).isBetween(40.0, 320.0);
        }
        assertThat(Objects.requireNonNull(car.tag("Lap")).at(1_999)).isEqualTo("3");
    }

    @Test
    void aMachineHasFaults() {
        ParameterData machine = SyntheticStream.machine(3).rows(2_000);
        var states = Objects.requireNonNull(machine.text("State"));
        long faults = IntStream.range(0, 2_000)
                .filter(row -> "fault".equals(states.at(row)))
                .count();
        assertThat(faults).isBetween(100L, 800L);
        for (int row = 0; row < 2_000; row++) {
            assertThat(machine.row(row).number("Vibration") > 7).isEqualTo("fault".equals(states.at(row)));
        }
    }

    @Test
    void timesAreDisturbedAsAskedAndValuesAreNot() {
        var clean = SyntheticStream.car(5).every(ofMillis(10));
        ParameterData rows = clean.rows(1_000);

        assertThat(steps(clean.withGaps(0.1, ofSeconds(1)).rows(1_000))).containsOnly(10_000_000, 1_010_000_000);
        long[] jittered = steps(clean.withJitter(ofMillis(20)).rows(1_000));
        assertThat(Arrays.stream(jittered).min().orElseThrow()).isBetween(-10_000_000L, -1L);
        assertThat(Arrays.stream(jittered).max().orElseThrow()).isBetween(20_000_000L, 30_000_000L);
        long[] jumped = steps(clean.withClockJumps(0.05, ofSeconds(60)).rows(1_000));
        assertThat(Arrays.stream(jumped).filter(step -> step != 10_000_000).count())
                .isBetween(20L, 100L);
        assertThat(Arrays.stream(jumped).min().orElseThrow()).isLessThan(-1_000_000_000L);

        var number = Objects.requireNonNull(clean.withJitter(ofMillis(20))
                .withGaps(0.1, ofSeconds(1))
                .rows(1_000)
                .number("Speed"));
        assertThat(number).isEqualTo(rows.number("Speed"));
    }

    @Test
    void duplicatesComeOnTopAndRecordsHaveAllRows() {
        var twice = SyntheticStream.car(5).withDuplicates(0.2);
        ParameterData rows = twice.rows(500);
        assertThat(rows.rowCount()).isBetween(550, 650);
        assertThat(Arrays.stream(steps(rows)).filter(step -> step == 0).count()).isEqualTo(rows.rowCount() - 500);
        assertThat(rows.withoutEmptyRows().merged())
                .isEqualTo(SyntheticStream.car(5).rows(500));

        assertThat(ParameterData.concat(twice.records(500, 64))).isEqualTo(rows);
        assertThat(twice.records(500, 64))
                .extracting(ParameterData::rowCount)
                .startsWith(64)
                .allMatch(count -> count <= 64);
        assertThat(twice.records(0, 64)).isEmpty();
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        var car = SyntheticStream.car(1);
        assertThatThrownBy(() -> car.withGaps(1.1, ZERO))
                .hasMessage("the share of gaps must be from 0 to 1, but it's 1.1");
        assertThatThrownBy(() -> car.withDuplicates(Double.NaN))
                .hasMessage("the share of duplicates must be from 0 to 1, but it's NaN");
        assertThatThrownBy(() -> car.withJitter(ofMillis(-1)))
                .hasMessage("the time of jitter must not be negative, but it's -1000000 ns");
        assertThatThrownBy(() -> car.every(ZERO)).hasMessage("the time between rows must be positive, but it's PT0S");
        assertThatThrownBy(() -> car.records(1, 0)).hasMessage("a record has one row or more, but it's 0");
    }
}
