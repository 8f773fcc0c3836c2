package io.pitwall.cli.demo;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What is simulated, and for how long.
 *
 * @param duration empty: until it is told to stop
 */
record DemoSettings(List<Car> cars, long seed, Optional<Duration> duration) {

    DemoSettings {
        cars = List.copyOf(cars);
    }
}
