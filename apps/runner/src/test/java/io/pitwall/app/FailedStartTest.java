package io.pitwall.app;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.dsl.PitwallConfig;
import io.pitwall.kafka.EmbeddedKafka;
import io.pitwall.kafka.EmbeddedKafkaConfig;
import io.pitwall.state.RocksDbMemory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.metrics.KafkaMetric;
import org.apache.kafka.common.metrics.MetricsReporter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is given back if an application does not start for a reason that nobody has thought of. */
class FailedStartTest {

    private static final String SEEN = "memory.seen";

    @TempDir
    private Path stateDir;

    @SuppressWarnings("NullAway.Init") // the folder comes before the test
    FailedStartTest() {}

    /** Lets clients be made, but no Kafka Streams. */
    public static final class FailingReporter implements MetricsReporter {

        @Override
        @SuppressWarnings("unchecked") // of this test
        public void configure(Map<String, ?> configs) {
            Object memory = configs.get(RocksDbMemory.CONFIG);
            if (memory != null) {
                ((AtomicReference<Object>) requireNonNull(configs.get(SEEN))).set(memory);
                throw new IllegalStateException("nobody has thought of this");
            }
        }

        @Override
        public void init(List<KafkaMetric> metrics) {}

        @Override
        public void metricChange(KafkaMetric metric) {}

        @Override
        public void metricRemoval(KafkaMetric metric) {}

        @Override
        public void close() {}
    }

    @Test
    void theMemoryOfRocksDbIsFreed() {
        AtomicReference<@Nullable Object> memory = new AtomicReference<>();
        try (EmbeddedKafka kafka = EmbeddedKafka.start(EmbeddedKafkaConfig.temporary())) {
            kafka.createTopic("in", 1, Map.of());
            PitwallConfig config = PitwallConfig.of("failing", kafka.bootstrapServers())
                    .withKafka("state.dir", stateDir.toString())
                    .withKafka("metric.reporters", FailingReporter.class.getName())
                    .withKafka(SEEN, memory);
            assertThatThrownBy(() -> Application.start(
                            telemetry -> telemetry.topic("in").parameters().to("out"), config))
                    .hasStackTraceContaining("nobody has thought of this");
        }
        assertThat(memory.get()).isInstanceOfSatisfying(RocksDbMemory.class, seen -> assertThat(seen.isClosed())
                .isTrue());
    }
}
