package io.pitwall.examples;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;

import io.pitwall.dsl.StreamIdentity;
import io.pitwall.dsl.TelemetryBuilder;
import io.pitwall.dsl.TelemetryTopology;
import io.pitwall.rules.Packets;

/** Tells for every reading of the brake pedal whether the car brakes hard: more than half of the way. */
public final class HardBraking implements TelemetryTopology {

    @Override
    public void define(TelemetryBuilder telemetry) {
        telemetry
                .topic("car-data")
                .parameters("Brake")
                .buffer(Packets.named("brake").everySpan(ofMillis(100)).orIdle(ofSeconds(1)))
                .deriveText("HardBraking", row -> row.number("Brake", 0) > 0.5 ? "True" : "False")
                .select("HardBraking")
                .to("hard-braking", StreamIdentity.suffixed("-hard-braking"));
    }
}
