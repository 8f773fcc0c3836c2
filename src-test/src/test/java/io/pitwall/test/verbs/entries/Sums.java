package io.pitwall.test.verbs.entries;

import static io.pitwall.rules.aggregate.Aggregates.mean;
import static io.pitwall.rules.aggregate.Aggregates.sum;
import static java.time.Duration.ofMillis;

import io.pitwall.rules.window.Windowing;
import io.pitwall.test.verbs.Verb;

/** What values add up to. */
public final class Sums {

    private Sums() {}

    public static Verb ofSum() {
        return AggregateCases.of(
                        Verb.of("Aggregates.sum(String)", "The sum of the values.", telemetry -> telemetry
                                .topic("car-data")
                                .parameters("Speed")
                                .window(Windowing.named("sums").tumbling(ofMillis(100)))
                                .aggregate(sum("Speed"))
                                .to("speed-sums")),
                        "Speed_sum")
                .example("1492", "830")
                .oneRow("310")
                .boundary("12", "12", "NaN")
                .outOfOrder("9", "2")
                .verb();
    }

    public static Verb ofMean() {
        return AggregateCases.of(
                        Verb.of(
                                "Aggregates.mean(String)",
                                "The sum of the values divided by their number.",
                                telemetry -> telemetry
                                        .topic("car-data")
                                        .parameters("Speed")
                                        .window(Windowing.named("means").tumbling(ofMillis(100)))
                                        .aggregate(mean("Speed"))
                                        .to("speed-means")),
                        "Speed_mean")
                .example("298.4", "207.5")
                .oneRow("310")
                .boundary("4", "6", "NaN")
                .outOfOrder("3", "2")
                .verb();
    }
}
