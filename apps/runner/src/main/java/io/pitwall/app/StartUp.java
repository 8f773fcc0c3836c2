package io.pitwall.app;

import io.pitwall.dsl.Pitwall;
import io.pitwall.dsl.PitwallConfig;
import io.pitwall.dsl.TelemetryTopology;
import io.pitwall.dsl.plan.Plan;
import io.pitwall.dsl.processing.OutputLimits;
import io.pitwall.state.BoundedRocksDb;
import io.pitwall.state.HeapBudget;
import io.pitwall.state.RocksDbMemory;
import java.util.Map;
import java.util.Properties;
import java.util.function.Supplier;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From a topology class and a configuration to what can be started: checks all that can be checked before. */
final class StartUp {

    private static final Logger LOG = LoggerFactory.getLogger(StartUp.class);

    private final PitwallConfig config;
    private final StartOptions options;
    private final Plan plan;
    private final Topology topology;
    private final Properties properties;

    /** @throws UserException if the topology makes no sense, or a setting cannot be used */
    StartUp(TelemetryTopology definition, PitwallConfig config, StartOptions options) {
        this.config = config;
        this.options = options;
        this.plan = orUserException("the topology", () -> Pitwall.plan(definition));
        this.properties = orUserException("the configuration", config::streamsProperties);
        settings(properties);
        this.topology = orUserException("the topology", () -> Pitwall.topology(definition, config));
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

    static StreamsConfig settings(Properties properties) {
        try {
            return new StreamsConfig(properties);
        } catch (ConfigException e) {
            throw unusable(e);
        }
    }

    private static UserException unusable(ConfigException error) {
        return new UserException("a Kafka setting cannot be used: " + error.getMessage(), error);
    }

    Topology topology() {
        return topology;
    }

    PitwallConfig config() {
        return config;
    }

    Plan plan() {
        return plan;
    }

    /** What the application must be allowed. */
    NeededRights needed() {
        return NeededRights.of(plan, config).by(settings(properties).getAdminConfigs("pitwall-start"));
    }

    /**
     * Waits for the cluster and gets the topics ready.
     *
     * @throws UserException if the cluster or an input topic is not there, or the application would not work with a topic
     */
    void prepareCluster() {
        BrokerWait wait = new BrokerWait(options.patience(), options.waiting(), System::nanoTime);
        Map<String, Object> client = settings(properties).getAdminConfigs("pitwall-start");
        try (Cluster cluster = new Cluster(client, needed(), wait)) {
            TopicPreparation topics = new TopicPreparation(cluster, PlanTopics.of(plan, config), options.warnings());
            topics.prepare();
            // How large records may be is the cluster's to say; what is larger is cut.
            topics.limits()
                    .forEach((topic, bytes) -> properties.putIfAbsent(OutputLimits.TOPIC_LIMIT_PREFIX + topic, bytes));
        }
    }

    /** The memory of RocksDB, whose limits all stores of the application share. */
    RocksDbMemory rocksDb() {
        RocksDbMemory memory = orUserException("the memory of RocksDB", () -> RocksDbMemory.of(properties));
        properties.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class.getName());
        properties.put(RocksDbMemory.CONFIG, memory);
        if (properties.get(HeapBudget.CONFIG) instanceof HeapBudget heap) {
            LOG.info("memory: {}; {}", heap.describe(), memory.describe());
        }
        return memory;
    }

    /** @throws UserException if Kafka Streams cannot be started with these settings on this machine */
    KafkaStreams streams() {
        try {
            return new KafkaStreams(topology, properties);
        } catch (ConfigException e) {
            throw unusable(e);
        } catch (StreamsException e) {
            throw new UserException(
                    "the application cannot start: " + FatalError.innermostMessage(e)
                            + "; every instance on a machine needs a state folder of its own (--state-dir)",
                    e);
        }
    }
}
