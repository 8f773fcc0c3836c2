package io.pitwall.examples;

import static io.pitwall.rules.aggregate.Aggregates.mean;
import static java.time.Duration.ofSeconds;

import io.pitwall.dsl.StreamIdentity;
import io.pitwall.dsl.TelemetryBuilder;
import io.pitwall.dsl.TelemetryTopology;
import io.pitwall.rules.window.Windowing;

/** Raises an alarm for each second in which an engine was hotter than 120 degrees Celsius on average. */
public final class EngineAlarm implements TelemetryTopology {

    private static final double HOT_CELSIUS = 120;
    private static final double DANGEROUS_CELSIUS = 130;

    @Override
    public void define(TelemetryBuilder telemetry) {
        telemetry
                .topic("car-data")
                .parameters("EngineTemperature")
                .window(Windowing.named("engine").tumbling(ofSeconds(1)))
                .aggregate(mean("EngineTemperature").as("Temperature"))
                .where(row -> row.number("Temperature", 0) > HOT_CELSIUS)
                .deriveText("Alarm", row -> row.number("Temperature") > DANGEROUS_CELSIUS ? "stop" : "hot")
                .to("engine-alarms", StreamIdentity.suffixed("-engine"));
    }
}
