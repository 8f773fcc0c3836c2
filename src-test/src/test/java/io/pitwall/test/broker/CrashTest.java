package io.pitwall.test.broker;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.data.NumberColumn;
import io.pitwall.data.ParameterData;
import io.pitwall.data.StreamMessage;
import io.pitwall.dsl.PitwallConfig;
import io.pitwall.test.kafka.SharedKafka;
import io.pitwall.test.kafka.Topics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The application is killed while it works, again and again. */
@ExtendWith(SharedKafka.class)
@Timeout(120)
class CrashTest {

    @TempDir
    private Path folder;

    @RegisterExtension
    private final Story story = new Story();

    private final long seed = new Random().nextLong();

    @Test
    void exactlyOnceHoldsWhereverACommitIsCutOff(Topics topics) {
        try (var run = new CrashRun(topics, topics.configToBeKilled(), 20, folder, seed, story)) {
            shuffledPoints().forEach(run::startAndCrashAt);
            run.start().finish();

            assertThat(run.rowsReceived()).as("seed %d", seed).isEqualTo(run.rowsSent());
            assertThat(run.output()).as("seed %d", seed).isEqualTo(run.outputWithoutCrash());
        }
    }

    @Test
    void exactlyOnceHoldsForTwoHundredStreamsKilledTenTimes(Topics topics) {
        PitwallConfig config = topics.configToBeKilled().withKafka(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 2);
        try (var run = new CrashRun(topics, config, 200, folder, seed, story)) {
            run.start().killAtFirstOutput();
            for (int kill = 0; kill < 4; kill++) {
                run.start().killAtRandom();
                run.startWithoutState().killAtRandom();
            }
            run.start().killAmongTheEnds();
            run.start().finish();

            assertThat(run.rowsReceived()).as("seed %d", seed).isEqualTo(run.rowsSent());
            assertThat(run.output()).as("seed %d", seed).isEqualTo(run.outputWithoutCrash());
        }
    }

    @Test
    void atLeastOnceLosesNothingWhereverACommitIsCutOff(Topics topics) {
        try (var run = new CrashRun(topics, atLeastOnce(topics.configToBeKilled()), 20, folder, seed, story)) {
            shuffledPoints().forEach(run::startAndCrashAt);
            run.start().killUnderWay();
            run.startWithoutState().finish();

            assertNothingLost(run);
        }
    }

    /** Each window has a result with all its rows; it may have others, and rows that count twice. */
    @Test
    void atLeastOnceLosesNoResultOfAWindow(Topics topics) {
        PitwallConfig config = atLeastOnce(topics.configToBeKilled()).withKafka(CrashTopology.WINDOWS, "true");
        try (var run = new CrashRun(topics, config, 20, folder, seed, story)) {
            shuffledPoints().forEach(run::startAndCrashAt);
            run.start().killUnderWay();
            run.startWithoutState().finish();

            Map<String, Map<Long, Double>> received = mostRows(run.output());
            mostRows(run.outputWithoutCrash())
                    .forEach((id, windows) -> windows.forEach((timeNs, rows) -> assertThat(
                                    received.getOrDefault(id, Map.of()).getOrDefault(timeNs, 0.0))
                            .as("rows in the window of %s at %s, seed %d", id, timeNs, seed)
                            .isGreaterThanOrEqualTo(rows)));
        }
    }

    /** By stream and window. */
    private static Map<String, Map<Long, Double>> mostRows(Map<String, List<StreamMessage>> output) {
        Map<String, Map<Long, Double>> most = new HashMap<>();
        output.forEach((id, messages) -> {
            Map<Long, Double> ofStream = most.computeIfAbsent(id, stream -> new HashMap<>());
            for (StreamMessage message : messages) {
                if (message instanceof ParameterData results) {
                    NumberColumn counts = requireNonNull(results.number("Rows"));
                    for (int row = 0; row < results.rowCount(); row++) {
                        ofStream.merge(results.timeNs(row), counts.at(row), Math::max);
                    }
                }
            }
        });
        return most;
    }

    /** Every point, at random, but one that has something to restore first. */
    private List<CrashPoint> shuffledPoints() {
        List<CrashPoint> points = new ArrayList<>(List.of(CrashPoint.values()));
        Collections.shuffle(points, new Random(seed));
        if (points.get(0) == CrashPoint.DURING_RESTORE) {
            Collections.reverse(points);
        }
        return points;
    }

    private static PitwallConfig atLeastOnce(PitwallConfig config) {
        return config.withKafka(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE)
                .withKafka(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 100);
    }

    private void assertNothingLost(CrashRun run) {
        run.rowsSent().forEach((id, rows) -> assertThat(
                        new HashSet<>(run.rowsReceived().get(id)))
                .as("rows of %s, seed %d", id, seed)
                .isEqualTo(new HashSet<>(rows)));
    }
}
