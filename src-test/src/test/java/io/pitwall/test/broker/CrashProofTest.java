package io.pitwall.test.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.dsl.PitwallConfig;
import java.nio.file.Path;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That {@link CrashTest} passes means something: with a broken store rows are lost or come twice. */
@ExtendWith(SharedKafka.class)
@Timeout(120)
class CrashProofTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            classes = {
                ChangelogFault.NothingFlushed.class,
                ChangelogFault.NothingRemoved.class,
                ChangelogFault.FlushedLate.class
            })
    void aBrokenStoreIsNoticed(Class<? extends ChangelogFault> fault, Topics topics) {
        PitwallConfig config = topics.config()
                .withKafka(StreamsConfig.producerPrefix(ProducerConfig.INTERCEPTOR_CLASSES_CONFIG), fault.getName());
        try (var run = new CrashRun(topics, config, folder, 1)) {
            run.start().killAfter(100);
            run.start().finish();

            assertThat(run.rowsReceived()).isNotEqualTo(run.rowsSent());
        }
    }
}
