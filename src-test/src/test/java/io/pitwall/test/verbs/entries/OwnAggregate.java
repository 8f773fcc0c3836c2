package io.pitwall.test.verbs.entries;

import static io.pitwall.rules.aggregate.Aggregates.custom;
import static java.time.Duration.ofMillis;

import io.pitwall.rules.window.Windowing;
import io.pitwall.test.verbs.Verb;

/** An aggregate that is not in the list. */
public final class OwnAggregate {

    private OwnAggregate() {}

    public static Verb verb() {
        return AggregateCases.of(
                        Verb.of(
                                "Aggregates.custom(String, String, Supplier)",
                                "An aggregate of your own, here the number of values above a limit.",
                                telemetry -> telemetry
                                        .topic("car-data")
                                        .parameters("Speed")
                                        .window(Windowing.named("above-300").tumbling(ofMillis(100)))
                                        .aggregate(custom("above300", "Speed", () -> new CountAbove(300)))
                                        .to("rows-above-300")),
                        "Speed_above300")
                .example("3", "0")
                .oneRow("1")
                .boundary("0", "0", "0")
                .outOfOrder("0", "0")
                .verb();
    }
}
