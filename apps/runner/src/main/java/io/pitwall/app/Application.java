package io.pitwall.app;

import io.pitwall.app.http.HttpAddress;
import io.pitwall.app.http.Monitoring;
import io.pitwall.dsl.PitwallConfig;
import io.pitwall.dsl.TelemetryTopology;
import io.pitwall.state.RocksDbMemory;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A topology that runs against a cluster, from its start-up checks to its orderly end. */
public final class Application implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Application.class);
    private static final Duration START_PATIENCE = Duration.ofSeconds(10);
    private static final Duration SHUTDOWN_PATIENCE = Duration.ofSeconds(10);

    private final PitwallConfig config;
    private final PlanTopics topics;
    private final NeededRights needed;
    private final KafkaStreams streams;
    private final RocksDbMemory rocksDb;
    private final Monitoring monitoring;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    private Application(StartUp startUp, KafkaStreams streams, RocksDbMemory rocksDb, Monitoring monitoring) {
        this.config = startUp.config();
        this.topics = PlanTopics.of(startUp.plan(), config);
        this.needed = startUp.needed();
        this.streams = streams;
        this.rocksDb = rocksDb;
        this.monitoring = monitoring;
    }

    /**
     * Checks the topics, creates the output topics that are missing, and starts; what the user should know of the cluster is
     * logged.
     *
     * @throws UserException if the topology makes no sense, the cluster or an input topic is not there, or a topic cannot be
     *     used as it is
     */
    public static Application start(TelemetryTopology topology, PitwallConfig config) {
        return start(
                topology,
                config,
                new StartOptions(HttpAddress.off(), START_PATIENCE, waiting -> {}, warning -> LOG.warn("{}", warning)));
    }

    static Application start(TelemetryTopology topology, PitwallConfig config, StartOptions options) {
        StartUp startUp = new StartUp(topology, config, options);
        Monitoring monitoring = Monitoring.start(options.http(), startUp.plan(), startUp.topology(), config);
        try {
            startUp.prepareCluster();
            return started(startUp, monitoring);
        } catch (RuntimeException | Error e) {
            monitoring.close();
            throw e;
        }
    }

    private static Application started(StartUp startUp, Monitoring monitoring) {
        RocksDbMemory rocksDb = startUp.rocksDb();
        Application application;
        try {
            application = new Application(startUp, startUp.streams(), rocksDb, monitoring);
        } catch (RuntimeException | Error e) {
            rocksDb.close();
            throw e;
        }
        try {
            application.start();
            return application;
        } catch (RuntimeException | Error e) {
            // Threads may run already, which use the memory.
            application.close();
            throw e;
        }
    }

    private void start() {
        streams.setUncaughtExceptionHandler(error -> {
            failure.compareAndSet(null, error);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
        streams.setStateListener((now, before) -> {
            if (now == KafkaStreams.State.ERROR || now == KafkaStreams.State.NOT_RUNNING) {
                ended.countDown();
            }
        });
        monitoring.watch(streams);
        streams.start();
    }

    /**
     * Waits until the application ends: one of the conditions holds, it is told to stop, or it fails.
     *
     * @throws UserException if the topology's code or a record made it fail
     */
    public void await(StopConditions conditions) throws InterruptedException {
        long startNs = System.nanoTime();
        BooleanSupplier isOver = () -> conditions
                .duration()
                .map(time -> System.nanoTime() - startNs >= time.toNanos())
                .orElse(false);
        if (conditions.untilIdle().isEmpty()) {
            awaitEndOr(isOver);
        } else {
            try (InputProbe input = probe()) {
                IdleWatch watch = new IdleWatch(
                        streams, topics.outputs(), input, conditions.untilIdle().get(), startNs);
                awaitEndOr(() -> isOver.getAsBoolean() || watch.isIdle(System.nanoTime()));
            }
        }
        Throwable error = failure.get();
        if (error != null) {
            throw FatalError.of(error, needed);
        }
    }

    private InputProbe probe() {
        StreamsConfig settings = StartUp.settings(config.streamsProperties());
        Object offsetReset = settings.getMainConsumerConfigs(config.applicationId(), "pitwall-probe", 0)
                .getOrDefault(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        return new InputProbe(
                settings.getAdminConfigs("pitwall-probe"),
                config.applicationId(),
                offsetReset.toString(),
                topics.inputs());
    }

    private void awaitEndOr(BooleanSupplier isDone) throws InterruptedException {
        ConnectionWatch connection =
                new ConnectionWatch(streams::metrics, config.bootstrapServers(), System.nanoTime());
        while (!ended.await(100, TimeUnit.MILLISECONDS)) {
            String news = connection.news(System.nanoTime());
            if (news != null) {
                LOG.warn("{}", news);
            }
            if (isDone.getAsBoolean()) {
                return;
            }
        }
    }

    /** Makes {@link #await} return soon; from any thread. */
    public void stop() {
        ended.countDown();
    }

    /** Where health and metrics are served, {@code http://host:port}; empty if they are not. */
    public Optional<String> monitoringAddress() {
        return monitoring.address();
    }

    /** How many records were read from input topics and written to output topics. */
    public Throughput throughput() {
        return Throughput.of(streams, topics.outputs());
    }

    /** Ends in order: what is processed is committed, state is kept. May be called more than once. */
    @Override
    public void close() {
        monitoring.drain();
        boolean hasEnded = streams.close(SHUTDOWN_PATIENCE);
        monitoring.close();
        if (hasEnded) {
            rocksDb.close();
        } else {
            // Threads that still run use the memory: freeing it now would take the process down.
            LOG.warn(
                    "the application did not end within {} s; what it had not committed will be done again",
                    SHUTDOWN_PATIENCE.toSeconds());
        }
    }
}
