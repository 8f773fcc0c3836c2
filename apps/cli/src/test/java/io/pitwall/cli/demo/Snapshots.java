package io.pitwall.cli.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Builds snapshots whose numbers follow from a car's number and rows. */
final class Snapshots {

    private final Instant now;
    private final List<CarStatus> cars = new ArrayList<>();

    Snapshots(Instant now) {
        this.now = now;
    }

    /** A car whose rows have all come out. */
    Snapshots car(int number, long rows) {
        return car(number, rows, rows);
    }

    Snapshots car(int number, long rowsIn, long rowsOut) {
        List<Double> brakes = new ArrayList<>();
        for (int i = 0; i < CarScore.BRAKES_KEPT; i++) {
            brakes.add(Math.max(0, (i - 10) / 13.0));
        }
        cars.add(new CarStatus(
                Car.grid(number).get(number - 1),
                number,
                100.0 * number,
                300 - number,
                brakes,
                rowsIn,
                rowsOut,
                rowsOut / 6,
                number,
                number == 2,
                new LapScore.Laps(number, rowsOut, 44.8 + number, number == 1 ? 0 : 43.21),
                new CarStatus.Engine(95 + 15 * number, number / 2, number < 2 ? "" : "hot"),
                rowsIn == rowsOut));
        return this;
    }

    Snapshot snapshot() {
        long rows = cars.stream().mapToLong(CarStatus::rowsIn).sum();
        return new Snapshot(now, cars, rows * 6, rows == 0 ? OptionalDouble.empty() : OptionalDouble.of(111.6));
    }
}
