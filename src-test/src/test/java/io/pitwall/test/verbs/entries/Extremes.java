package io.pitwall.test.verbs.entries;

import static io.pitwall.rules.aggregate.Aggregates.max;
import static io.pitwall.rules.aggregate.Aggregates.min;
import static io.pitwall.rules.aggregate.Aggregates.range;
import static java.time.Duration.ofMillis;

import io.pitwall.rules.window.Windowing;
import io.pitwall.test.verbs.Verb;

/** The smallest and the largest value. */
public final class Extremes {

    private Extremes() {}

    public static Verb ofMin() {
        return AggregateCases.of(
                        Verb.of("Aggregates.min(String)", "The smallest value.", telemetry -> telemetry
                                .topic("car-data")
                                .parameters("Speed")
                                .window(Windowing.named("minima").tumbling(ofMillis(100)))
                                .aggregate(min("Speed"))
                                .to("speed-minima")),
                        "Speed_min")
                .example("263", "197")
                .oneRow("310")
                .boundary("2", "5", "NaN")
                .outOfOrder("1", "2")
                .verb();
    }

    public static Verb ofMax() {
        return AggregateCases.of(
                        Verb.of("Aggregates.max(String)", "The largest value.", telemetry -> telemetry
                                .topic("car-data")
                                .parameters("Speed")
                                .window(Windowing.named("maxima").tumbling(ofMillis(100)))
                                .aggregate(max("Speed"))
                                .to("speed-maxima")),
                        "Speed_max")
                .example("312", "228")
                .oneRow("310")
                .boundary("6", "7", "NaN")
                .outOfOrder("5", "2")
                .verb();
    }

    public static Verb ofRange() {
        return AggregateCases.of(
                        Verb.of(
                                "Aggregates.range(String)",
                                "The largest value minus the smallest.",
                                telemetry -> telemetry
                                        .topic("car-data")
                                        .parameters("Speed")
                                        .window(Windowing.named("ranges").tumbling(ofMillis(100)))
                                        .aggregate(range("Speed"))
                                        .to("speed-ranges")),
                        "Speed_range")
                .example("49", "31")
                .oneRow("0")
                .boundary("4", "2", "NaN")
                .outOfOrder("4", "0")
                .verb();
    }
}
