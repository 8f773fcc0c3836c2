package io.pitwall.test.verbs.entries;

import static io.pitwall.rules.aggregate.Aggregates.stddev;
import static io.pitwall.rules.aggregate.Aggregates.variance;
import static java.time.Duration.ofMillis;

import io.pitwall.rules.window.Windowing;
import io.pitwall.test.verbs.Verb;

/** How far values are from their mean. */
public final class Spreads {

    private Spreads() {}

    public static Verb ofStddev() {
        return AggregateCases.of(
                        Verb.of(
                                "Aggregates.stddev(String)",
                                "The standard deviation of a sample, the square root of the variance; missing with less than two rows.",
                                telemetry -> telemetry
                                        .topic("car-data")
                                        .parameters("Speed")
                                        .window(Windowing.named("deviations").tumbling(ofMillis(100)))
                                        .aggregate(stddev("Speed"))
                                        .to("speed-deviations")),
                        "Speed_stddev")
                .example("20.83986564256113", "13.964240043768939")
                .oneRow("")
                .boundary("2", "1.4142135623730951", "")
                .outOfOrder("2", "")
                .verb();
    }

    public static Verb ofVariance() {
        return AggregateCases.of(
                        Verb.of(
                                "Aggregates.variance(String)",
                                "The variance of a sample; missing with less than two rows.",
                                telemetry -> telemetry
                                        .topic("car-data")
                                        .parameters("Speed")
                                        .window(Windowing.named("variances").tumbling(ofMillis(100)))
                                        .aggregate(variance("Speed"))
                                        .to("speed-variances")),
                        "Speed_variance")
                .example("434.2999999999997", "194.99999999999991")
                .oneRow("")
                .boundary("4", "2", "")
                .outOfOrder("4", "")
                .verb();
    }
}
