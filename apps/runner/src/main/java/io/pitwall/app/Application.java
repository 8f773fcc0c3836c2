package io.pitwall.app;

import io.pitwall.dsl.Pitwall;
import io.pitwall.dsl.PitwallConfig;
import io.pitwall.dsl.TelemetryTopology;
import io.pitwall.dsl.plan.Plan;
import io.pitwall.state.BoundedRocksDb;
import io.pitwall.state.RocksDbMemory;
import io.pitwall.state.WriteBehindStoreBuilder;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
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
    private static final Duration SHUTDOWN_PATIENCE = Duration.ofSeconds(10);

    /** RocksDB of all stores together, off the heap. */
    private static final long ROCKSDB_BYTES = 128L * 1024 * 1024;

    private final PitwallConfig config;
    private final Set<String> inputTopics;
    private final KafkaStreams streams;
    private final RocksDbMemory rocksDb;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    private Application(PitwallConfig config, Set<String> inputTopics, KafkaStreams streams, RocksDbMemory rocksDb) {
        this.config = config;
        this.inputTopics = inputTopics;
        this.streams = streams;
        this.rocksDb = rocksDb;
    }

    /**
     * Checks the input topics, creates the output topics that are missing, and starts.
     *
     * @throws UserException if the topology makes no sense, or the cluster or an input topic is not there
     */
    public static Application start(TelemetryTopology topology, PitwallConfig config) {
        Plan plan = plan(topology);
        Properties properties = config.streamsProperties();
        try (Broker broker = new Broker(new StreamsConfig(properties).getAdminConfigs("pitwall-start"))) {
            prepareTopics(broker, plan, config);
        }
        RocksDbMemory rocksDb = RocksDbMemory.ofBytes(ROCKSDB_BYTES);
        properties.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class.getName());
        properties.put(RocksDbMemory.CONFIG, rocksDb);
        LOG.info(
                "memory: {}; live objects up to {} MiB per store and task, the rest is written out",
                rocksDb.describe(),
                WriteBehindStoreBuilder.DEFAULT_HEAP_BUDGET_BYTES >> 20);
        Application application = new Application(
                config, plan.inputTopics(), new KafkaStreams(Pitwall.topology(topology, config), properties), rocksDb);
        application.start();
        return application;
    }

    private static Plan plan(TelemetryTopology topology) {
        try {
            return Pitwall.plan(topology);
        } catch (IllegalArgumentException e) {
            throw new UserException(String.valueOf(e.getMessage()), e);
        }
    }

    private static void prepareTopics(Broker broker, Plan plan, PitwallConfig config) {
        Map<String, Integer> inputs = broker.requireTopics(plan.inputTopics());
        int partitions = Collections.max(inputs.values());
        Set<String> outputs = new TreeSet<>(plan.outputTopics());
        outputs.add(config.deadLetterTopic());
        for (String topic : outputs) {
            if (broker.createIfMissing(topic, partitions)) {
                LOG.info("created topic {} with {} partitions", topic, partitions);
            }
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
                IdleWatch watch =
                        new IdleWatch(streams, input, conditions.untilIdle().get(), startNs);
                awaitEndOr(() -> isOver.getAsBoolean() || watch.isIdle(System.nanoTime()));
            }
        }
        Throwable error = failure.get();
        if (error != null) {
            throw new UserException("the application stopped: " + innermostMessage(error), error);
        }
    }

    private InputProbe probe() {
        StreamsConfig settings = new StreamsConfig(config.streamsProperties());
        Object offsetReset = settings.getMainConsumerConfigs(config.applicationId(), "pitwall-probe", 0)
                .getOrDefault(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        return new InputProbe(
                settings.getAdminConfigs("pitwall-probe"), config.applicationId(), offsetReset.toString(), inputTopics);
    }

    private void awaitEndOr(BooleanSupplier isDone) throws InterruptedException {
        while (!ended.await(100, TimeUnit.MILLISECONDS)) {
            if (isDone.getAsBoolean()) {
                return;
            }
        }
    }

    /** The innermost cause that says something: the wrappers of Kafka Streams repeat it. */
    private static String innermostMessage(Throwable error) {
        String message = String.valueOf(error.getMessage());
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause.getClass().getName().startsWith("io.pitwall.")) {
                return String.valueOf(cause.getMessage());
            }
            if (cause.getMessage() != null) {
                message = cause.getMessage();
            }
        }
        return message;
    }

    /** Makes {@link #await} return soon; from any thread. */
    public void stop() {
        ended.countDown();
    }

    /** How many records were read from input topics and written to output topics. */
    public Throughput throughput() {
        return Throughput.of(streams);
    }

    /** Ends in order: what is processed is committed, state is kept. May be called more than once. */
    @Override
    public void close() {
        streams.close(SHUTDOWN_PATIENCE);
        rocksDb.close();
    }
}
