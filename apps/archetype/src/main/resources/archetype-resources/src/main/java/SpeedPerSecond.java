package ${package};

import static io.pitwall.rules.aggregate.Aggregates.max;
import static io.pitwall.rules.aggregate.Aggregates.mean;
import static java.time.Duration.ofSeconds;

import io.pitwall.dsl.StreamIdentity;
import io.pitwall.dsl.TelemetryBuilder;
import io.pitwall.dsl.TelemetryTopology;
import io.pitwall.rules.window.Windowing;

/** A row for each second of each car: how fast it was on average, and at most. */
public final class SpeedPerSecond implements TelemetryTopology {

    @Override
    public void define(TelemetryBuilder telemetry) {
        telemetry
                .topic("car-data")
                .parameters("Speed")
                .window(Windowing.named("second").tumbling(ofSeconds(1)))
                .aggregate(mean("Speed").as("MeanSpeed"), max("Speed").as("TopSpeed"))
                .to("speed-per-second", StreamIdentity.suffixed("-speed"));
    }
}
