package io.pitwall.test.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.dsl.PitwallConfig;
import io.pitwall.test.kafka.SharedKafka;
import io.pitwall.test.kafka.Topics;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That {@link CrashTest} passes means something: with a broken store rows are lost or come twice. */
@ExtendWith(SharedKafka.class)
@Timeout(120)
class CrashProofTest {

    @TempDir
    private Path folder;

    @RegisterExtension
    private final Story story = new Story();

    /** The ways to crash in {@link CrashTest}. */
    enum Crash {
        KILLED {
            @Override
            void happenTo(CrashRun run) {
                run.start().killUnderWay();
            }
        },
        CUT_OFF {
            @Override
            void happenTo(CrashRun run) {
                run.startAndCrashAt(CrashPoint.AFTER_COMMIT);
                run.startAndCrashAt(CrashPoint.DURING_RESTORE);
            }
        };

        abstract void happenTo(CrashRun run);
    }

    @ParameterizedTest
    @EnumSource(Crash.class)
    void withoutFlushRowsAreLost(Crash crash, Topics topics) {
        try (var run = crashed(crash, topics, ChangelogFault.NothingFlushed.class)) {
            assertThat(lost(run)).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(Crash.class)
    void withoutRemovalsRowsComeTwice(Crash crash, Topics topics) {
        try (var run = crashed(crash, topics, ChangelogFault.NothingRemoved.class)) {
            assertThat(doubled(run)).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(Crash.class)
    void withAFlushAfterTheCommitRowsAreLostOrComeTwice(Crash crash, Topics topics) {
        try (var run = crashed(crash, topics, ChangelogFault.FlushedLate.class)) {
            assertThat(lost(run) || doubled(run)).isTrue();
        }
    }

    private CrashRun crashed(Crash crash, Topics topics, Class<? extends ChangelogFault> fault) {
        PitwallConfig config = topics.configToBeKilled()
                .withKafka(StreamsConfig.producerPrefix(ProducerConfig.INTERCEPTOR_CLASSES_CONFIG), fault.getName());
        CrashRun run = new CrashRun(topics, config, 20, folder, 1, story);
        try {
            crash.happenTo(run);
            return run.start().finish();
        } catch (RuntimeException | Error e) {
            run.close();
            throw e;
        }
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
