package io.pitwall.test.verbs.entries;

import static io.pitwall.rules.aggregate.Aggregates.count;
import static java.time.Duration.ofMillis;

import io.pitwall.rules.window.Windowing;
import io.pitwall.test.verbs.Verb;

/** How many there are. */
public final class Counts {

    private Counts() {}

    public static Verb ofRows() {
        return AggregateCases.of(
                        Verb.of("Aggregates.count()", "The number of rows, whatever they hold.", telemetry -> telemetry
                                .topic("car-data")
                                .parameters()
                                .window(Windowing.named("row-counts").tumbling(ofMillis(100)))
                                .aggregate(count())
                                .to("row-counts")),
                        "count")
                .example("5", "5")
                .oneRow("1")
                .boundary("3", "2", "1")
                .outOfOrder("3", "1")
                .verb();
    }

    public static Verb ofValues() {
        return AggregateCases.of(
                        Verb.of(
                                "Aggregates.count(String)",
                                "The number of rows that have a value of the parameter, of any kind; NaN is a value.",
                                telemetry -> telemetry
                                        .topic("car-data")
                                        .parameters()
                                        .window(Windowing.named("speed-counts").tumbling(ofMillis(100)))
                                        .aggregate(count("Speed"))
                                        .to("speed-counts")),
                        "Speed_count")
                .example("5", "4")
                .oneRow("1")
                .boundary("3", "2", "1")
                .outOfOrder("3", "1")
                .verb();
    }
}
