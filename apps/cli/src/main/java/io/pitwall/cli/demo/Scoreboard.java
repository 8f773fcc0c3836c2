package io.pitwall.cli.demo;

import io.pitwall.data.ParameterData;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Counts what goes into the topology and what comes out of it, for all cars. Thread-safe. */
final class Scoreboard {

    private static final int LATENCIES = 512;

    private final List<CarScore> scores = new ArrayList<>();
    private final Map<String, CarScore> scoreOfStream = new LinkedHashMap<>();
    private final LatencyWindow latencies = new LatencyWindow(LATENCIES);
    private final Set<String> notOpened = new HashSet<>();
    private final Set<String> notEnded = new HashSet<>();
    private final CompletableFuture<Void> allOpened = new CompletableFuture<>();
    private final CompletableFuture<Void> allEnded = new CompletableFuture<>();
    private long valuesIn;

    Scoreboard(List<Car> cars) {
        for (Car car : cars) {
            CarScore score = new CarScore(car);
            scores.add(score);
            car.outputStreamIds().forEach(id -> scoreOfStream.put(id, score));
        }
        notOpened.addAll(scoreOfStream.keySet());
        notEnded.addAll(scoreOfStream.keySet());
    }

    /** The broker has confirmed rows of a car. */
    synchronized void written(Car car, ParameterData data) {
        score(car.brakingStreamId()).written(data);
        valuesIn += (long) data.rowCount() * data.parameters().size();
    }

    /** A packet came out of the topology. */
    synchronized void read(String outputStreamId, ParameterData packet, long latencyMs) {
        score(outputStreamId).read(packet);
        latencies.add(latencyMs);
    }

    /** Laps came out of the topology. */
    synchronized void readLaps(String outputStreamId, ParameterData laps) {
        score(outputStreamId).readLaps(laps);
    }

    /** Alarms came out of the topology. */
    synchronized void readAlarms(String outputStreamId, ParameterData alarms) {
        score(outputStreamId).readAlarms(alarms);
    }

    /** An output stream began. */
    synchronized void opened(String outputStreamId) {
        score(outputStreamId);
        notOpened.remove(outputStreamId);
        if (notOpened.isEmpty()) {
            allOpened.complete(null);
        }
    }

    /** An output stream ended. */
    synchronized void ended(String outputStreamId) {
        score(outputStreamId).ended(outputStreamId);
        notEnded.remove(outputStreamId);
        if (notEnded.isEmpty()) {
            allEnded.complete(null);
        }
    }

    /** Completes when the output streams of all cars have begun. */
    CompletableFuture<Void> allOpened() {
        return allOpened.copy();
    }

    /** Completes when the output streams of all cars have ended. */
    CompletableFuture<Void> allEnded() {
        return allEnded.copy();
    }

    synchronized Snapshot snapshot(Instant now) {
        return new Snapshot(now, scores.stream().map(CarScore::status).toList(), valuesIn, latencies.median());
    }

    private CarScore score(String outputStreamId) {
        CarScore score = scoreOfStream.get(outputStreamId);
        if (score == null) {
            throw new IllegalArgumentException(
                    "no car has the stream '" + outputStreamId + "', there is " + scoreOfStream.keySet());
        }
        return score;
    }
}
