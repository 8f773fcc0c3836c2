package io.pitwall.dsl;

import static java.util.Objects.requireNonNull;

import io.pitwall.dsl.processing.DeadLetterHandler;
import io.pitwall.dsl.processing.RowCounting;
import io.pitwall.dsl.processing.StoppingHandler;
import io.pitwall.state.HeapBudget;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.LogAndContinueExceptionHandler;
import org.apache.kafka.streams.errors.LogAndContinueProcessingExceptionHandler;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of an application.
 *
 * @param applicationId Kafka Streams' application id: consumer group, and prefix of changelogs and transactions
 * @param bootstrapServers {@code host:port,...}
 * @param deadLetterTopic where records go that cannot be decoded
 * @param topicNames what topics are called in the cluster, by the names that the topology class has for them; a topic that is
 *     not among them is called the same. Stores keep the names of the topology class, so that a topic can be renamed or
 *     exchanged without losing state
 * @param kafka settings of Kafka Streams and its clients by their own names; they win over Pitwall's defaults. Not among
 *     them: application id, bootstrap servers and dead-letter topic, which are said here
 */
public record PitwallConfig(
        String applicationId,
        String bootstrapServers,
        String deadLetterTopic,
        Map<String, String> topicNames,
        Map<String, Object> kafka) {

    /**
     * The setting that says how long a stream without an end is remembered after its last message, in milliseconds of wall
     * clock; 7 days unless it is set. What is forgotten are its properties and definitions, and its windows, which close as at an
     * end; its next message opens it anew.
     */
    public static final String CONTEXT_TTL_MS = "pitwall.context.ttl.ms";

    private static final Duration DEFAULT_CONTEXT_TTL = Duration.ofDays(7);

    private static final List<String> OWN_SETTINGS = List.of(
            StreamsConfig.APPLICATION_ID_CONFIG,
            StreamsConfig.BOOTSTRAP_SERVERS_CONFIG,
            StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG);

    /** They go on after whatever failed, an outage too. */
    private static final Set<String> SKIPPING_HANDLERS = Set.of(
            LogAndContinueExceptionHandler.class.getName(), LogAndContinueProcessingExceptionHandler.class.getName());

    private static final List<String> HANDLER_SETTINGS = List.of(
            StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG,
            "default." + StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG,
            StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG);

    public PitwallConfig {
        requireNonNull(applicationId, "applicationId");
        requireNonNull(bootstrapServers, "bootstrapServers");
        requireNonNull(deadLetterTopic, "deadLetterTopic");
        topicNames = Map.copyOf(topicNames);
        kafka = Map.copyOf(kafka);
        for (String own : OWN_SETTINGS) {
            if (kafka.containsKey(own)) {
                throw new IllegalArgumentException("Kafka setting '" + own
                        + "' is decided by the configuration itself; say it there, so that there is one place for it");
            }
        }
        for (String setting : HANDLER_SETTINGS) {
            refuseSkipping(setting, kafka.get(setting));
        }
    }

    private static void refuseSkipping(String setting, @Nullable Object handler) {
        String name = handler instanceof Class<?> type ? type.getName() : String.valueOf(handler);
        if (SKIPPING_HANDLERS.contains(name.strip())) {
            throw new IllegalArgumentException("Kafka setting '" + setting + "' must not be " + name
                    + ": it would skip good records while a schema registry is out of reach. Leave it out: records that"
                    + " cannot be read go to the dead letters and the rest goes on; what becomes of a function that fails,"
                    + " OnError says");
        }
    }

    /** Defaults: exactly-once; dead letters go to {@code <applicationId>-dead-letters}. */
    public static PitwallConfig of(String applicationId, String bootstrapServers) {
        return new PitwallConfig(applicationId, bootstrapServers, applicationId + "-dead-letters", Map.of(), Map.of());
    }

    /** With another topic for dead letters. */
    public PitwallConfig withDeadLetterTopic(String topic) {
        return new PitwallConfig(applicationId, bootstrapServers, topic, topicNames, kafka);
    }

    /** With what these topics are called in the cluster, by their names in the topology class. */
    public PitwallConfig withTopicNames(Map<String, String> names) {
        Map<String, String> all = new LinkedHashMap<>(topicNames);
        all.putAll(names);
        return new PitwallConfig(applicationId, bootstrapServers, deadLetterTopic, all, kafka);
    }

    /** What a topic of the topology class is called in the cluster. */
    public String topicName(String topic) {
        return topicNames.getOrDefault(topic, topic);
    }

    /** With one more setting of Kafka Streams or its clients, by Kafka's name for it. */
    public PitwallConfig withKafka(String name, Object value) {
        Map<String, Object> settings = new LinkedHashMap<>(kafka);
        settings.put(name, value);
        return new PitwallConfig(applicationId, bootstrapServers, deadLetterTopic, topicNames, settings);
    }

    /**
     * How long a stream without an end is remembered after its last message.
     *
     * @throws IllegalArgumentException if {@value #CONTEXT_TTL_MS} is not a positive number of milliseconds
     */
    public Duration contextTimeToLive() {
        Object ttl = kafka.get(CONTEXT_TTL_MS);
        if (ttl == null) {
            return DEFAULT_CONTEXT_TTL;
        }
        try {
            long ttlMs = Long.parseLong(ttl.toString().trim());
            if (ttlMs > 0) {
                return Duration.ofMillis(ttlMs);
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(refusal(ttl), e);
        }
        throw new IllegalArgumentException(refusal(ttl));
    }

    private static String refusal(Object ttl) {
        return CONTEXT_TTL_MS + " must be a positive number of milliseconds, but it's '" + ttl + "'";
    }

    /**
     * What {@code KafkaStreams} and {@code TopologyTestDriver} take; a new object at each call, with a {@link HeapBudget} of
     * its own: one call for each application that is started.
     */
    public Properties streamsProperties() {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        properties.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetterHandler.class.getName());
        properties.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, StoppingHandler.class.getName());
        properties.put(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG, deadLetterTopic);
        properties.put(StreamsConfig.PROCESSOR_WRAPPER_CLASS_CONFIG, RowCounting.class.getName());
        // Write-behind stores do what Kafka Streams' record cache would do, on live objects.
        properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
        // Settings of the clients without consumer. or producer. in front: a name with it would win over the user's.
        properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
        // A killed instance is replaced after this time; Kafka's default is 45 s.
        properties.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 6_000);
        properties.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 2_000);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.putAll(kafka);
        properties.putIfAbsent(HeapBudget.CONFIG, HeapBudget.of(kafka));
        return properties;
    }
}
