package io.pitwall.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CarSimulatorTest {

    private static final int THREE_MINUTES = 180 * CarSimulator.RATE_HZ;

    private static List<CarRow> drive(int carNumber, long seed, int rows) {
        CarSimulator car = new CarSimulator(Track.pitwallRing(), carNumber, seed);
        return Stream.generate(car::step).limit(rows).toList();
    }

    @Test
    void theSameSeedDrivesTheSameRace() {
        assertThat(drive(1, 7, 3_000)).isEqualTo(drive(1, 7, 3_000));
    }

    @Test
    void seedsAndCarsDiffer() {
        assertThat(drive(1, 7, 3_000)).isNotEqualTo(drive(1, 8, 3_000));
        assertThat(drive(2, 7, 3_000)).isNotEqualTo(drive(1, 7, 3_000));
    }

    @Test
    void everyValueIsPlausible() {
        for (int number : new int[] {1, 25, Car.MAX_COUNT}) {
            assertThat(drive(number, 3, THREE_MINUTES)).allSatisfy(row -> {
                assertThat(row.brake()).isBetween(0.0, 1.0);
                assertThat(row.throttle()).isBetween(0.0, 1.0);
                assertThat(row.speedKmh()).isBetween(0.0, 330.0);
                assertThat(row.gear()).isBetween(1, 8);
                assertThat(row.engineRpm()).isBetween(3_900.0, 12_100.0);
                assertThat(row.lapDistanceM()).isBetween(0.0, 1_250.0);
            });
        }
    }

    @Test
    void doesNotBrakeAndAccelerateAtOnceForLong() {
        long both = drive(1, 3, THREE_MINUTES).stream()
                .filter(row -> row.brake() > 0.3 && row.throttle() > 0.3)
                .count();

        assertThat(both).isLessThan(THREE_MINUTES / 50);
    }

    @Test
    void isFastOnTheStraightsAndSlowInTheCorners() {
        List<CarRow> rolling = drive(1, 3, THREE_MINUTES).stream()
                .skip(10 * CarSimulator.RATE_HZ)
                .toList();

        assertThat(rolling).anySatisfy(row -> assertThat(row.speedKmh()).isGreaterThan(240));
        assertThat(rolling).anySatisfy(row -> assertThat(row.speedKmh()).isLessThan(80));
        assertThat(rolling).allSatisfy(row -> assertThat(row.speedKmh()).isGreaterThan(50));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 25, Car.MAX_COUNT})
    void brakesHardTwiceALap(int carNumber) {
        for (int seed = 0; seed < 10; seed++) {
            List<CarRow> rows = drive(carNumber, seed, THREE_MINUTES);
            int laps = rows.get(rows.size() - 1).lap() - 1;

            assertThat(laps).isBetween(6, 8);
            for (int lap = 1; lap <= laps; lap++) {
                assertThat(hardBrakings(rows, lap))
                        .as("seed %d, lap %d", seed, lap)
                        .isEqualTo(2);
            }
        }
    }

    private static int hardBrakings(List<CarRow> rows, int lap) {
        int count = 0;
        for (int i = 1; i < rows.size(); i++) {
            boolean begins = rows.get(i).brake() > 0.5 && rows.get(i - 1).brake() <= 0.5;
            if (begins && rows.get(i).lap() == lap) {
                count++;
            }
        }
        return count;
    }
}
