package io.pitwall.test.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.dsl.PitwallConfig;
import java.nio.file.Path;
import java.util.HashSet;
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
    void exactlyOnceGivesTheOutputOfARunWithoutCrashes(Topics topics) {
        PitwallConfig config = topics.configToBeKilled().withKafka(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 2);
        try (var run = new CrashRun(topics, config, folder, seed, story)) {
            run.start().killAtFirstOutput();
            run.start().killUnderWay();
            run.startWithoutState().killUnderWay();
            run.start().killAmongTheEnds();
            run.start().finish();

            assertThat(run.rowsReceived()).as("seed %d", seed).isEqualTo(run.rowsSent());
            assertThat(run.output()).as("seed %d", seed).isEqualTo(run.outputWithoutCrash());
        }
    }

    @Test
    void atLeastOnceLosesNothing(Topics topics) {
        PitwallConfig config = topics.configToBeKilled()
                .withKafka(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE)
                .withKafka(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 100);
        try (var run = new CrashRun(topics, config, folder, seed, story)) {
            run.start().killAtFirstOutput();
            run.startWithoutState().killUnderWay();
            run.start().finish();

            run.rowsSent().forEach((id, rows) -> assertThat(
                            new HashSet<>(run.rowsReceived().get(id)))
                    .as("rows of %s, seed %d", id, seed)
                    .isEqualTo(new HashSet<>(rows)));
        }
    }
}
