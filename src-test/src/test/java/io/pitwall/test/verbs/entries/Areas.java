package io.pitwall.test.verbs.entries;

import static io.pitwall.rules.aggregate.Aggregates.integral;
import static io.pitwall.rules.aggregate.Aggregates.timeWeightedMean;
import static java.time.Duration.ofMillis;

import io.pitwall.rules.window.Windowing;
import io.pitwall.test.verbs.Verb;

/** What lies under the lines from row to row. */
public final class Areas {

    private Areas() {}

    public static Verb ofIntegral() {
        return AggregateCases.of(
                        Verb.of(
                                "Aggregates.integral(String)",
                                "The area under the straight lines from each row to the next, over seconds.",
                                telemetry -> telemetry
                                        .topic("car-data")
                                        .parameters("Speed")
                                        .window(Windowing.named("areas").tumbling(ofMillis(100)))
                                        .aggregate(integral("Speed"))
                                        .to("speed-areas")),
                        "Speed_integral")
                .example("24.11", "12.28")
                .oneRow("0")
                .boundary("0.2", "0", "0")
                .outOfOrder("0.12", "0")
                .verb();
    }

    public static Verb ofTimeWeightedMean() {
        return AggregateCases.of(
                        Verb.of(
                                "Aggregates.timeWeightedMean(String)",
                                "The integral divided by the seconds from the first row to the last: a mean that does not depend on the sampling rate.",
                                telemetry -> telemetry
                                        .topic("car-data")
                                        .parameters("Speed")
                                        .window(Windowing.named("levels").tumbling(ofMillis(100)))
                                        .aggregate(timeWeightedMean("Speed"))
                                        .to("speed-levels")),
                        "Speed_timeWeightedMean")
                .example("301.375", "204.66666666666666")
                .oneRow("310")
                .boundary("4", "5", "NaN")
                .outOfOrder("3", "2")
                .verb();
    }
}
