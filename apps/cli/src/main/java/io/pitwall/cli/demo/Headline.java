package io.pitwall.cli.demo;

import java.time.Duration;

/**
 * What stands above the cars.
 *
 * @param title what runs where
 * @param elapsed since the cars started
 */
record Headline(String title, Duration elapsed, Rates.PerSecond rates) {

    /** Minutes and seconds. */
    String clock() {
        return "%02d:%02d".formatted(elapsed.toMinutes(), elapsed.toSecondsPart());
    }
}
