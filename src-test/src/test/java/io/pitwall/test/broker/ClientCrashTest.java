package io.pitwall.test.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.dsl.PitwallConfig;
import io.pitwall.test.kafka.SharedKafka;
import io.pitwall.test.kafka.Topics;
import java.nio.file.Path;
import java.util.Random;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A client is killed while its handlers read and write. */
@ExtendWith(SharedKafka.class)
@Timeout(240)
class ClientCrashTest {

    @TempDir
    private Path folder;

    @RegisterExtension
    private final Story story = new Story();

    private final long seed = new Random().nextLong();

    private static PitwallConfig client(PitwallConfig config) {
        return config.withKafka(CrashClient.SETTING, "true");
    }

    @Test
    void exactlyOnceHoldsForFiftyStreamsKilledUnderWay(Topics topics) {
        PitwallConfig config = client(topics.configToBeKilled()).withKafka(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 2);
        try (var run = new CrashRun(topics, config, 50, folder, seed, story)) {
            run.start().killAtFirstOutput();
            run.start().killUnderWay();
            run.startWithoutState().killAtRandom();
            run.start().killAmongTheEnds();
            run.start().finish();

            assertThat(run.rowsReceived()).as("seed %d", seed).isEqualTo(run.rowsSent());
            assertThat(run.output()).as("seed %d", seed).isEqualTo(run.outputWithoutCrash());
        }
    }

    @Test
    void exactlyOnceHoldsWhereverACommitIsCutOff(Topics topics) {
        try (var run = new CrashRun(topics, client(topics.configToBeKilled()), 20, folder, seed, story)) {
            for (CrashPoint point : CrashPoint.values()) {
                run.startAndCrashAt(point);
            }
            run.start().finish();

            assertThat(run.rowsReceived()).as("seed %d", seed).isEqualTo(run.rowsSent());
            assertThat(run.output()).as("seed %d", seed).isEqualTo(run.outputWithoutCrash());
        }
    }

    /** That the tests above pass means something. */
    @Test
    void withoutFlushRowsAreLost(Topics topics) {
        PitwallConfig config = client(topics.configToBeKilled())
                .withKafka(
                        StreamsConfig.producerPrefix(ProducerConfig.INTERCEPTOR_CLASSES_CONFIG),
                        ChangelogFault.NothingFlushed.class.getName());
        try (var run = new CrashRun(topics, config, 20, folder, 1, story)) {
            run.start().killUnderWay();
            run.startWithoutState().finish();

            assertThat(run.rowsReceived()).isNotEqualTo(run.rowsSent());
        }
    }
}
