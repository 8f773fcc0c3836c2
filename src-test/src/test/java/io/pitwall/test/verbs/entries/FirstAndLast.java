package io.pitwall.test.verbs.entries;

import static io.pitwall.rules.aggregate.Aggregates.first;
import static io.pitwall.rules.aggregate.Aggregates.last;
import static io.pitwall.rules.aggregate.Aggregates.rate;
import static java.time.Duration.ofMillis;

import io.pitwall.rules.window.Windowing;
import io.pitwall.test.verbs.Verb;

/** The earliest and the latest value. */
public final class FirstAndLast {

    private FirstAndLast() {}

    public static Verb ofFirst() {
        return AggregateCases.of(
                        Verb.of(
                                "Aggregates.first(String)",
                                "The value of the earliest row; of rows with equal times, the one that arrived first.",
                                telemetry -> telemetry
                                        .topic("car-data")
                                        .parameters("Speed")
                                        .window(Windowing.named("firsts").tumbling(ofMillis(100)))
                                        .aggregate(first("Speed"))
                                        .to("first-speeds")),
                        "Speed_first")
                .example("310", "228")
                .oneRow("310")
                .boundary("2", "7", "NaN")
                .outOfOrder("5", "2")
                .verb();
    }

    public static Verb ofLast() {
        return AggregateCases.of(
                        Verb.of(
                                "Aggregates.last(String)",
                                "The value of the latest row; of rows with equal times, the one that arrived last.",
                                telemetry -> telemetry
                                        .topic("car-data")
                                        .parameters("Speed")
                                        .window(Windowing.named("lasts").tumbling(ofMillis(100)))
                                        .aggregate(last("Speed"))
                                        .to("last-speeds")),
                        "Speed_last")
                .example("263", "204")
                .oneRow("310")
                .boundary("6", "5", "NaN")
                .outOfOrder("1", "2")
                .verb();
    }

    public static Verb ofRate() {
        return AggregateCases.of(
                        Verb.of(
                                "Aggregates.rate(String)",
                                "The last value minus the first, divided by the seconds between them; missing unless the rows have at least two different times.",
                                telemetry -> telemetry
                                        .topic("car-data")
                                        .parameters("Speed")
                                        .window(Windowing.named("rates").tumbling(ofMillis(100)))
                                        .aggregate(rate("Speed"))
                                        .to("speed-rates")),
                        "Speed_rate")
                .example("-587.5", "-400")
                .oneRow("")
                .boundary("80", "", "")
                .outOfOrder("-100", "")
                .verb();
    }
}
