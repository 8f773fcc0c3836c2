package io.pitwall.test.kafka;

import io.pitwall.dsl.Pitwall;
import io.pitwall.dsl.PitwallConfig;
import io.pitwall.dsl.TelemetryTopology;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.state.QueryableStoreType;
import org.jspecify.annotations.Nullable;

/**
 * A topology that runs in this JVM, on a real broker. Closing it is a clean shutdown, in which it commits, and fails if the
 * application had failed. For one thread.
 */
public final class RunningApp implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final KafkaStreams streams;
    private final RestoredRecords restored = new RestoredRecords();
    private final CountDownLatch started = new CountDownLatch(1);
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    /**
     * An application that does not run yet.
     *
     * @param config as {@link Topics#config} has it
     * @param stateDir a folder of its own, which outlives it: JUnit's {@code @TempDir}
     */
    public RunningApp(TelemetryTopology topology, PitwallConfig config, Path stateDir) {
        Properties properties = config.streamsProperties();
        properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
        streams = new KafkaStreams(Pitwall.topology(topology, config), properties);
        streams.setUncaughtExceptionHandler(e -> {
            failure.set(e);
            started.countDown();
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
        streams.setStateListener((now, before) -> {
            if (now == KafkaStreams.State.RUNNING) {
                started.countDown();
            }
        });
        streams.setGlobalStateRestoreListener(restored);
    }

    /**
     * Starts the application and returns when it runs.
     *
     * @throws AssertionError if it fails, or does not run within 30 s
     */
    public RunningApp start() {
        streams.start();
        try {
            if (!started.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("the application does not run after " + PATIENCE.toSeconds() + " s, it is "
                        + streams.state() + "; are its topics there?");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while the application started", e);
        }
        checkNotFailed();
        return this;
    }

    /** What its stores hold, by an interactive query. */
    public <T> T query(String store, QueryableStoreType<T> type) {
        return streams.store(StoreQueryParameters.fromNameAndType(store, type));
    }

    /** How many changelog records have been read to rebuild state since it was made. */
    public long restoredRecords() {
        return restored.count();
    }

    /**
     * Shuts the application down and leaves its group.
     *
     * @throws AssertionError if it had failed, or does not end
     */
    @Override
    public void close() {
        boolean isClosed = streams.close(CloseOptions.timeout(Duration.ofSeconds(20))
                .withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
        checkNotFailed();
        if (!isClosed) {
            throw new AssertionError("the application did not end within 20 s, it is " + streams.state());
        }
    }

    private void checkNotFailed() {
        Throwable found = failure.get();
        if (found != null) {
            throw new AssertionError("the application failed: " + found.getMessage(), found);
        }
    }
}
