package io.pitwall.test.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.dsl.PitwallConfig;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** That {@link CrashTest} passes means something: with a broken store rows are lost or come twice. */
@ExtendWith(SharedKafka.class)
@Timeout(120)
class CrashProofTest {

    @TempDir
    private Path folder;

    @RegisterExtension
    private final Story story = new Story();

    @Test
    void withoutFlushRowsAreLost(Topics topics) {
        try (var run = crashed(topics, ChangelogFault.NothingFlushed.class)) {
            assertThat(lost(run)).isTrue();
        }
    }

    @Test
    void withoutRemovalsRowsComeTwice(Topics topics) {
        try (var run = crashed(topics, ChangelogFault.NothingRemoved.class)) {
            assertThat(doubled(run)).isTrue();
        }
    }

    @Test
    void withAFlushAfterTheCommitRowsAreLostOrComeTwice(Topics topics) {
        try (var run = crashed(topics, ChangelogFault.FlushedLate.class)) {
            assertThat(lost(run) || doubled(run)).isTrue();
        }
    }

    private CrashRun crashed(Topics topics, Class<? extends ChangelogFault> fault) {
        PitwallConfig config = topics.configToBeKilled()
                .withKafka(StreamsConfig.producerPrefix(ProducerConfig.INTERCEPTOR_CLASSES_CONFIG), fault.getName());
        CrashRun run = new CrashRun(topics, config, folder, 1, story);
        run.start().killUnderWay();
        return run.start().finish();
    }

    private static boolean lost(CrashRun run) {
        Map<String, List<Integer>> received = run.rowsReceived();
        return run.rowsSent().entrySet().stream()
                .anyMatch(sent -> !new HashSet<>(received.get(sent.getKey())).containsAll(sent.getValue()));
    }

    private static boolean doubled(CrashRun run) {
        return run.rowsReceived().values().stream().anyMatch(rows -> new HashSet<>(rows).size() < rows.size());
    }
}
