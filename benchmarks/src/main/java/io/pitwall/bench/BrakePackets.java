package io.pitwall.bench;

import io.pitwall.dsl.TelemetryBuilder;
import io.pitwall.dsl.TelemetryTopology;
import io.pitwall.rules.Packets;
import java.time.Duration;

/** The job, in Pitwall: brake and lap number of every car, as packets. */
public record BrakePackets(String input, String output, Duration span) implements TelemetryTopology {

    @Override
    public void define(TelemetryBuilder telemetry) {
        telemetry
                .topic(input)
                .parameters("Brake", "LapNumber")
                .buffer(Packets.named("brake").everySpan(span))
                .to(output);
    }
}
