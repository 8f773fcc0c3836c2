package io.pitwall.cli.demo;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What is simulated, and for how long.
 *
 * @param duration empty: until it is told to stop
 * @param crashes whether the topology runs in a process of its own, which is killed now and then
 */
record DemoSettings(List<Car> cars, long seed, Optional<Duration> duration, boolean crashes) {

    DemoSettings {
        cars = List.copyOf(cars);
    }
}
