package io.pitwall.examples;

import static io.pitwall.rules.aggregate.Aggregates.count;
import static io.pitwall.rules.aggregate.Aggregates.max;
import static io.pitwall.rules.aggregate.Aggregates.mean;
import static java.time.Duration.ofSeconds;

import io.pitwall.dsl.StreamIdentity;
import io.pitwall.dsl.TelemetryBuilder;
import io.pitwall.dsl.TelemetryTopology;
import io.pitwall.rules.window.Windowing;

/** A row for each lap of each car: its time, its speeds, and how many rows it is made of. */
public final class LapTimes implements TelemetryTopology {

    @Override
    public void define(TelemetryBuilder telemetry) {
        telemetry
                .topic("car-data")
                .parameters("LapTime", "Speed")
                .window(Windowing.named("lap").session(ofSeconds(2)).groupedByTag("LapNumber"))
                .aggregate(
                        max("LapTime").as("LapTime"),
                        max("Speed").as("TopSpeed"),
                        mean("Speed").as("MeanSpeed"),
                        count().as("Rows"))
                .to("lap-times", StreamIdentity.suffixed("-laps"));
    }
}
