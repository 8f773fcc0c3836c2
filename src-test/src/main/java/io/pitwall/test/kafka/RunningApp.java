package io.pitwall.test.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.dsl.Pitwall;
import io.pitwall.dsl.PitwallConfig;
import io.pitwall.dsl.TelemetryTopology;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.processor.StateRestoreListener;
import org.apache.kafka.streams.state.QueryableStoreType;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** An application in this JVM; closing it is a clean shutdown and fails if the application had failed. */
final class RunningApp implements AutoCloseable {

    private final KafkaStreams streams;
    private final Restored restored = new Restored();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    RunningApp(TelemetryTopology topology, PitwallConfig config, Path stateDir) {
        Properties properties = config.streamsProperties();
        properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
        streams = new KafkaStreams(Pitwall.topology(topology, config), properties);
        streams.setUncaughtExceptionHandler(e -> {
            failure.set(e);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
        streams.setGlobalStateRestoreListener(restored);
    }

    /** Starts the application and returns when it runs. */
    void start() {
        streams.start();
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> failure.get() != null || streams.state() == KafkaStreams.State.RUNNING);
        assertThat(failure.get()).isNull();
    }

    /** What its stores hold, by an interactive query. */
    <T> T query(String store, QueryableStoreType<T> type) {
        return streams.store(StoreQueryParameters.fromNameAndType(store, type));
    }

    /** How many changelog records were read to rebuild state. */
    long restoredRecords() {
        return restored.records.get();
    }

    @Override
    public void close() {
        boolean closed = streams.close(CloseOptions.timeout(Duration.ofSeconds(20))
                .withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
        assertThat(failure.get()).isNull();
        assertThat(closed).as("closed in time").isTrue();
    }

    private static final class Restored implements StateRestoreListener {

        private final AtomicLong records = new AtomicLong();

        @Override
        public void onRestoreStart(TopicPartition partition, String store, long from, long to) {}

        @Override
        public void onBatchRestored(TopicPartition partition, String store, long lastOffset, long count) {
            records.addAndGet(count);
        }

        @Override
        public void onRestoreEnd(TopicPartition partition, String store, long total) {}
    }
}
