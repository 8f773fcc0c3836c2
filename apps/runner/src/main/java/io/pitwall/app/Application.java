package io.pitwall.app;

import io.pitwall.dsl.Pitwall;
import io.pitwall.dsl.PitwallConfig;
import io.pitwall.dsl.TelemetryTopology;
import io.pitwall.dsl.plan.Plan;
import io.pitwall.dsl.processing.OutputLimits;
import io.pitwall.state.BoundedRocksDb;
import io.pitwall.state.HeapBudget;
import io.pitwall.state.RocksDbMemory;
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
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A topology that runs against a cluster, from its start-up checks to its orderly end. */
public final class Application implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Application.class);
    private static final Duration SHUTDOWN_PATIENCE = Duration.ofSeconds(10);

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
        Plan plan = orUserException("the topology", () -> Pitwall.plan(topology));
        Properties properties = orUserException("the configuration", config::streamsProperties);
        StreamsConfig settings = settings(properties);
        Topology compiled = orUserException("the topology", () -> Pitwall.topology(topology, config));
        try (Cluster cluster = new Cluster(settings.getAdminConfigs("pitwall-start"))) {
            prepareTopics(cluster, plan, config);
            addLimits(cluster, plan, config, properties);
        }
        RocksDbMemory rocksDb = orUserException("the memory of RocksDB", () -> RocksDbMemory.of(properties));
        properties.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class.getName());
        properties.put(RocksDbMemory.CONFIG, rocksDb);
        if (properties.get(HeapBudget.CONFIG) instanceof HeapBudget heap) {
            LOG.info("memory: {}; {}", heap.describe(), rocksDb.describe());
        }
        try {
            Application application =
                    new Application(config, plan.inputTopics(), new KafkaStreams(compiled, properties), rocksDb);
            application.start();
            return application;
        } catch (ConfigException e) {
            rocksDb.close();
            throw new UserException("a Kafka setting cannot be used: " + e.getMessage(), e);
        } catch (StreamsException e) {
            rocksDb.close();
            throw new UserException(
                    "the application cannot start: " + innermostMessage(e)
                            + "; every instance on a machine needs a state folder of its own (--state-dir)",
                    e);
        }
    }

    /** What the user's class does wrong is the user's to mend, be it an exception or a class that cannot be loaded. */
    private static <T> T orUserException(String what, Supplier<T> definition) {
        try {
            return definition.get();
        } catch (IllegalArgumentException e) {
            throw new UserException(String.valueOf(e.getMessage()), e);
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            throw new UserException(what + " cannot be defined: " + e, e);
        }
    }

    private static void prepareTopics(Cluster cluster, Plan plan, PitwallConfig config) {
        Map<String, Integer> inputs = cluster.requireTopics(plan.inputTopics());
        for (Set<String> together : plan.topicsReadTogether()) {
            requireEqualPartitions(together, inputs);
        }
        int partitions = Collections.max(inputs.values());
        Set<String> outputs = new TreeSet<>(plan.outputTopics());
        outputs.add(config.deadLetterTopic());
        for (String topic : outputs) {
            if (cluster.createIfMissing(topic, partitions)) {
                LOG.info("created topic {} with {} partitions", topic, partitions);
            }
        }
    }

    /** A stream that lies on different partitions of two topics would be two streams. */
    private static void requireEqualPartitions(Set<String> topics, Map<String, Integer> counts) {
        if (topics.stream().map(counts::get).distinct().count() > 1) {
            throw new UserException("topics "
                    + topics.stream()
                            .map(topic -> topic + " (" + counts.get(topic) + " partitions)")
                            .collect(Collectors.joining(", "))
                    + " are merged or written to one topic, so that equal stream ids must lie on equal partitions; give them"
                    + " equal numbers of partitions");
        }
    }

    /** How large records may be is the cluster's to say; what is larger is cut. */
    private static void addLimits(Cluster cluster, Plan plan, PitwallConfig config, Properties properties) {
        Set<String> written = new TreeSet<>(plan.outputTopics());
        written.add(config.deadLetterTopic());
        try {
            cluster.maxMessageBytes(written)
                    .forEach((topic, bytes) -> properties.putIfAbsent(OutputLimits.TOPIC_LIMIT_PREFIX + topic, bytes));
        } catch (UserException e) {
            LOG.warn(
                    "the largest record of the output topics is not known ({}); Kafka's default counts unless {}<topic>"
                            + " says otherwise",
                    e.getMessage(),
                    OutputLimits.TOPIC_LIMIT_PREFIX);
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

    private static StreamsConfig settings(Properties properties) {
        try {
            return new StreamsConfig(properties);
        } catch (ConfigException e) {
            throw new UserException("a Kafka setting cannot be used: " + e.getMessage(), e);
        }
    }

    private InputProbe probe() {
        StreamsConfig settings = settings(config.streamsProperties());
        Object offsetReset = settings.getMainConsumerConfigs(config.applicationId(), "pitwall-probe", 0)
                .getOrDefault(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        return new InputProbe(
                settings.getAdminConfigs("pitwall-probe"), config.applicationId(), offsetReset.toString(), inputTopics);
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

    /** The innermost cause that says something: the wrappers of Kafka Streams repeat it. */
    private static String innermostMessage(Throwable error) {
        String message = error.toString();
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause.getClass().getName().startsWith("io.pitwall.")) {
                return String.valueOf(cause.getMessage());
            }
            message = cause.getMessage() == null ? cause.toString() : cause.getMessage();
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
        if (streams.close(SHUTDOWN_PATIENCE)) {
            rocksDb.close();
        } else {
            // Threads that still run use the memory: freeing it now would take the process down.
            LOG.warn(
                    "the application did not end within {} s; what it had not committed will be done again",
                    SHUTDOWN_PATIENCE.toSeconds());
        }
    }
}
