package io.pitwall.cli.demo;

import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What stands above the cars.
 *
 * @param title what runs where
 * @param elapsed since the cars started
 * @param news what has happened to the application, the latest last; empty if nothing has
 */
record Headline(String title, Duration elapsed, Rates.PerSecond rates, List<String> news) {

    Headline {
        news = List.copyOf(news);
    }

    /** The latency to show: none while nothing comes out, when that of the latest records says nothing of now. */
    OptionalDouble latencyMs(Snapshot snapshot) {
        return rates.packetsOut() > 0 ? snapshot.latencyMs() : OptionalDouble.empty();
    }

    /** Minutes and seconds. */
    String clock() {
        return clock(elapsed);
    }

    static String clock(Duration time) {
        return "%02d:%02d".formatted(time.toMinutes(), time.toSecondsPart());
    }
}
