package io.pitwall.examples;

import io.pitwall.dsl.TelemetryBuilder;
import io.pitwall.dsl.TelemetryTopology;

/** Several topologies as one application: hard brakings, lap times and engine alarms, of one reading of the cars' data. */
public final class RaceControl implements TelemetryTopology {

    @Override
    public void define(TelemetryBuilder telemetry) {
        new HardBraking().define(telemetry);
        new LapTimes().define(telemetry);
        new EngineAlarm().define(telemetry);
    }
}
