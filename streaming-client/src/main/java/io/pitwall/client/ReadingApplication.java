package io.pitwall.client;

import io.pitwall.dsl.PitwallConfig;
import io.pitwall.dsl.processing.AdminTimeouts;
import io.pitwall.dsl.processing.OutputLimits;
import io.pitwall.state.BoundedRocksDb;
import io.pitwall.state.HeapBudget;
import io.pitwall.state.RocksDbMemory;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The Kafka Streams application of a client, from its start to its orderly end. */
final class ReadingApplication implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ReadingApplication.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** For the last answer, behind {@link #PATIENCE}: whoever has sent a signal does not wait for ever. */
    private static final Duration LAST_PATIENCE = Duration.ofSeconds(10);

    private final KafkaStreams streams;
    private final RocksDbMemory rocksDb;
    private final LastCommit lastCommit;
    private final Map<String, Object> adminSettings;
    private final String group;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    private ReadingApplication(
            KafkaStreams streams, RocksDbMemory rocksDb, LastCommit lastCommit, StreamsConfig settings) {
        this.streams = streams;
        this.rocksDb = rocksDb;
        this.lastCommit = lastCommit;
        this.adminSettings = settings.getAdminConfigs("pitwall-client");
        this.group = settings.getString(StreamsConfig.APPLICATION_ID_CONFIG);
    }

    /**
     * Checks the topics, creates the output topics that are missing, and starts.
     *
     * @param lastCommit is told by the topology
     * @param whenEnded is called when the application has ended, by itself or not, by some thread
     * @throws StreamingClientException if the cluster or an input topic is not there, or a setting cannot be used
     */
    static ReadingApplication start(
            Topology topology,
            LastCommit lastCommit,
            PitwallConfig config,
            Collection<String> inputs,
            Collection<String> outputs,
            Runnable whenEnded) {
        Properties properties = config.streamsProperties();
        prepareTopics(config, properties, inputs, outputs);
        RocksDbMemory rocksDb = RocksDbMemory.of(properties);
        properties.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class.getName());
        properties.put(RocksDbMemory.CONFIG, rocksDb);
        if (properties.get(HeapBudget.CONFIG) instanceof HeapBudget heap) {
            LOG.info("memory: {}; {}", heap.describe(), rocksDb.describe());
        }
        return started(topology, properties, rocksDb, lastCommit, whenEnded);
    }

    /** Starts without a look at the topics. If it does not, the memory is given back. */
    static ReadingApplication started(
            Topology topology,
            Properties properties,
            RocksDbMemory rocksDb,
            LastCommit lastCommit,
            Runnable whenEnded) {
        try {
            ReadingApplication application = made(topology, properties, rocksDb, lastCommit);
            application.start(whenEnded);
            return application;
        } catch (KafkaException e) {
            throw StreamingClientException.of("the client cannot start", e);
        }
    }

    private static ReadingApplication made(
            Topology topology, Properties properties, RocksDbMemory rocksDb, LastCommit lastCommit) {
        try {
            StreamsConfig settings = new StreamsConfig(properties);
            return new ReadingApplication(new KafkaStreams(topology, properties), rocksDb, lastCommit, settings);
        } catch (RuntimeException | Error e) {
            rocksDb.close();
            throw e;
        }
    }

    private static void prepareTopics(
            PitwallConfig config, Properties properties, Collection<String> inputs, Collection<String> outputs) {
        Set<String> written = new TreeSet<>(outputs);
        written.add(config.deadLetterTopic());
        StreamsConfig settings;
        try {
            settings = new StreamsConfig(properties);
        } catch (ConfigException e) {
            throw StreamingClientException.of("a Kafka setting cannot be used", e);
        }
        try (ClusterTopics topics = new ClusterTopics(settings.getAdminConfigs("pitwall-client"))) {
            int partitions = topics.require(inputs);
            topics.createMissing(written, Optional.of(partitions));
            topics.maxMessageBytes(written)
                    .forEach((topic, bytes) -> properties.putIfAbsent(OutputLimits.TOPIC_LIMIT_PREFIX + topic, bytes));
        }
    }

    private void start(Runnable whenEnded) {
        streams.setUncaughtExceptionHandler(error -> {
            failure.compareAndSet(null, error);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
        streams.setStateListener((now, before) -> {
            if (now == KafkaStreams.State.ERROR || now == KafkaStreams.State.NOT_RUNNING) {
                whenEnded.run();
            }
        });
        try {
            streams.start();
        } catch (RuntimeException | Error e) {
            // Threads may run already, which use the memory.
            close();
            throw e;
        }
    }

    /**
     * Tells how it ended; to be called behind {@link #close}. Asks the cluster whether the last commit is there.
     *
     * @throws StreamingClientException if the application has stopped because something failed, or its last commit has failed
     */
    void throwIfFailed() {
        Throwable error = failure.get();
        if (error != null) {
            throw StreamingClientException.of("the client has stopped", error);
        }
        lastCommit.throwIfNotWaitedFor();
        Set<TopicPartition> read = lastCommit.partitions();
        if (!read.isEmpty()) {
            try (ClusterTopics topics = new ClusterTopics(AdminTimeouts.limited(adminSettings, LAST_PATIENCE))) {
                lastCommit.throwIfLost(topics.committed(group, read, LAST_PATIENCE));
            }
        }
    }

    /** Commits what is processed and ends; state is kept. */
    @Override
    public void close() {
        lastCommit.stopping();
        if (streams.close(PATIENCE)) {
            rocksDb.close();
        } else {
            // Threads that still run use the memory: freeing it now would take the process down.
            lastCommit.notWaitedFor(PATIENCE);
        }
    }
}
