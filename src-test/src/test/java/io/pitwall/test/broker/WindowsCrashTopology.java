package io.pitwall.test.broker;

import static io.pitwall.rules.aggregate.Aggregates.count;
import static io.pitwall.rules.aggregate.Aggregates.max;
import static io.pitwall.rules.aggregate.Aggregates.median;
import static io.pitwall.rules.aggregate.Aggregates.min;
import static java.time.Duration.ofMillis;

import io.pitwall.dsl.StreamIdentity;
import io.pitwall.dsl.TelemetryBuilder;
import io.pitwall.dsl.TelemetryTopology;
import io.pitwall.rules.window.Windowing;

/**
 * Windows that close some times within a commit interval.
 *
 * @param input a topic of streams with the number {@code Row}
 */
record WindowsCrashTopology(String input, String output) implements TelemetryTopology {

    @Override
    public void define(TelemetryBuilder telemetry) {
        telemetry
                .topic(input)
                .parameters("Row")
                .window(Windowing.named("tenths").tumbling(ofMillis(100)))
                .aggregate(count().as("Rows"), min("Row"), max("Row"), median("Row"))
                .to(output, StreamIdentity.suffixed("-out"));
    }
}
