package io.pitwall.test.verbs.entries;

import static io.pitwall.rules.aggregate.Aggregates.median;
import static io.pitwall.rules.aggregate.Aggregates.percentile;
import static java.time.Duration.ofMillis;

import io.pitwall.rules.window.Windowing;
import io.pitwall.test.verbs.Verb;

/** Values by their rank. */
public final class Ranks {

    private Ranks() {}

    public static Verb ofMedian() {
        return AggregateCases.of(
                        Verb.of(
                                "Aggregates.median(String)",
                                "The middle value, exact; of an even number of values, the mean of the two in the middle.",
                                telemetry -> telemetry
                                        .topic("car-data")
                                        .parameters("Speed")
                                        .window(Windowing.named("medians").tumbling(ofMillis(100)))
                                        .aggregate(median("Speed"))
                                        .to("speed-medians")),
                        "Speed_median")
                .example("310", "202.5")
                .oneRow("310")
                .boundary("4", "6", "NaN")
                .outOfOrder("3", "2")
                .verb();
    }

    public static Verb ofPercentile() {
        return AggregateCases.of(
                        Verb.of(
                                "Aggregates.percentile(String, double)",
                                "The value below which this percentage of the values lies, exact, interpolated between the two nearest.",
                                telemetry -> telemetry
                                        .topic("car-data")
                                        .parameters("Speed")
                                        .window(Windowing.named("quartiles").tumbling(ofMillis(100)))
                                        .aggregate(percentile("Speed", 75))
                                        .to("speed-quartiles")),
                        "Speed_p75")
                .example("311", "210")
                .oneRow("310")
                .boundary("5", "6.5", "NaN")
                .outOfOrder("4", "2")
                .verb();
    }
}
