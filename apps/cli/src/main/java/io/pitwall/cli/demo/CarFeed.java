package io.pitwall.cli.demo;

import io.pitwall.data.ParameterData;
import io.pitwall.data.ParameterDataBuilder;
import io.pitwall.data.StreamProperties;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The rows of one car, ten to a message; the first message of each car has another length, so that not all cars speak
 * at once. Not safe for use by several threads.
 */
final class CarFeed {

    static final int ROWS_PER_MESSAGE = 10;

    private static final long SECOND_NS = TimeUnit.SECONDS.toNanos(1);

    private final Car car;
    private final CarSimulator simulator;
    private long rowCount;
    private int pendingRows;
    private ParameterDataBuilder pending = ParameterData.builder();

    CarFeed(Car car, CarSimulator simulator) {
        this.car = car;
        this.simulator = simulator;
    }

    Car car() {
        return car;
    }

    StreamProperties properties(Instant timeOfRecording) {
        return StreamProperties.none()
                .withName(car.driver())
                .withLocation("/demo/pitwall-ring")
                .withMetadata(Map.of("car", Integer.toString(car.number())))
                .withTimeOfRecording(timeOfRecording);
    }

    /** How long after the start a row is measured: exactly a sixtieth of a second per row, rounded down. */
    static long offsetNs(long row) {
        return row * SECOND_NS / CarSimulator.RATE_HZ;
    }

    /** Drives on by a row; gives the message that is complete with it, if one is. */
    Optional<ParameterData> next(long startNs) {
        CarRow row = simulator.step();
        pending.row(startNs + offsetNs(rowCount))
                .put("Speed", row.speedKmh())
                .put("Throttle", row.throttle())
                .put("Brake", row.brake())
                .put("Gear", row.gear())
                .put("EngineRPM", row.engineRpm())
                .put("LapDistance", row.lapDistanceM())
                .put("LapTime", row.lapTimeS())
                .put("EngineTemperature", row.engineCelsius())
                .tag("LapNumber", Integer.toString(row.lap()));
        rowCount++;
        pendingRows++;
        return rowCount % ROWS_PER_MESSAGE == car.number() % ROWS_PER_MESSAGE ? rest() : Optional.empty();
    }

    /** The rows that are not in a message yet, if there are any. */
    Optional<ParameterData> rest() {
        if (pendingRows == 0) {
            return Optional.empty();
        }
        ParameterData data = pending.build();
        pending = ParameterData.builder();
        pendingRows = 0;
        return Optional.of(data);
    }
}
