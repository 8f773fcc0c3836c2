package io.pitwall.cli.demo;

import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToLongFunction;

/**
 * The numbers of all cars at one moment.
 *
 * @param now when it was taken
 * @param cars by number
 * @param valuesIn cells of the rows that went in, without tags
 * @param latencyMs the median over the latest records, from when the row that released them was sent
 */
record Snapshot(Instant now, List<CarStatus> cars, long valuesIn, OptionalDouble latencyMs) {

    Snapshot {
        cars = List.copyOf(cars);
    }

    long rowsIn() {
        return sum(CarStatus::rowsIn);
    }

    long rowsOut() {
        return sum(CarStatus::rowsOut);
    }

    long packetsOut() {
        return sum(CarStatus::packetsOut);
    }

    long hardBrakings() {
        return sum(CarStatus::hardBrakings);
    }

    int alarms() {
        return (int) sum(car -> car.engine().alarms());
    }

    long lapRows() {
        return sum(car -> car.laps().rows());
    }

    /** True when the output streams of all cars have ended. */
    boolean isEnded() {
        return cars.stream().allMatch(CarStatus::isEnded);
    }

    /** True when that holds for every car. */
    boolean isAccountedFor() {
        return cars.stream().allMatch(CarStatus::isAccountedFor);
    }

    private long sum(ToLongFunction<CarStatus> number) {
        return cars.stream().mapToLong(number).sum();
    }
}
