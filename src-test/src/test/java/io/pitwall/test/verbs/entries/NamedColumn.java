package io.pitwall.test.verbs.entries;

import static io.pitwall.rules.aggregate.Aggregates.max;
import static java.time.Duration.ofMillis;

import io.pitwall.rules.window.Windowing;
import io.pitwall.test.verbs.Verb;

/** A name for the column of a result. */
public final class NamedColumn {

    private NamedColumn() {}

    public static Verb verb() {
        return AggregateCases.of(
                        Verb.of(
                                "Aggregate.as(String)",
                                "Another name for the column of the result.",
                                telemetry -> telemetry
                                        .topic("car-data")
                                        .parameters("Speed")
                                        .window(Windowing.named("tops").tumbling(ofMillis(100)))
                                        .aggregate(max("Speed").as("TopSpeed"))
                                        .to("tops")),
                        "TopSpeed")
                .example("312", "228")
                .oneRow("310")
                .boundary("6", "7", "NaN")
                .outOfOrder("5", "2")
                .verb();
    }
}
