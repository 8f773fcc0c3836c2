package io.pitwall.dsl;

/** A user's topology class: says what is read, done and written. */
@FunctionalInterface
public interface TelemetryTopology {

    /** Defines the topology; called once for each time it is built. */
    void define(TelemetryBuilder telemetry);
}
