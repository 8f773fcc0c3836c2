package io.pitwall.client;

import static java.util.Objects.requireNonNull;

import io.pitwall.dsl.PitwallConfig;
import io.pitwall.serdes.StreamMessageSerde;
import io.pitwall.serdes.quix.QuixPartitioner;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.jspecify.annotations.Nullable;

/**
 * How a client reaches Kafka, reads and writes. Immutable.
 *
 * @param bootstrapServers {@code host:port,...}
 * @param deadLetterTopic where records go that cannot be read; null for {@code <group>-dead-letters}
 * @param kafka settings of Pitwall, Kafka Streams and Kafka's clients by their own names; they win over Pitwall's defaults.
 *     Not among them: application id, which is the group of the input topics, bootstrap servers and dead-letter topic
 */
public record ClientConfig(
        String bootstrapServers, @Nullable String deadLetterTopic, Map<String, Object> kafka) {

    private static final String PARTITIONER = ProducerConfig.PARTITIONER_CLASS_CONFIG;

    /**
     * Checks the settings.
     *
     * @throws IllegalArgumentException if a setting is one that is said elsewhere
     */
    public ClientConfig {
        requireNonNull(bootstrapServers, "bootstrapServers");
        kafka = Map.copyOf(kafka);
        if (kafka.containsKey(StreamsConfig.APPLICATION_ID_CONFIG)) {
            throw new IllegalArgumentException("Kafka setting '" + StreamsConfig.APPLICATION_ID_CONFIG
                    + "' is the group of the input topics; say it where they are opened");
        }
        new PitwallConfig("group", bootstrapServers, "group-dead-letters", Map.of(), kafka);
    }

    /** Defaults: exactly-once, the format {@code packed}. */
    public static ClientConfig of(String bootstrapServers) {
        return new ClientConfig(bootstrapServers, null, Map.of());
    }

    /** With another topic for dead letters. */
    public ClientConfig withDeadLetterTopic(String topic) {
        return new ClientConfig(bootstrapServers, requireNonNull(topic, "topic"), kafka);
    }

    /** With one more setting, by its own name. */
    public ClientConfig withKafka(String name, Object value) {
        Map<String, Object> settings = new LinkedHashMap<>(kafka);
        settings.put(requireNonNull(name, "name"), requireNonNull(value, "value"));
        return new ClientConfig(bootstrapServers, deadLetterTopic, settings);
    }

    /** The configuration of the application that reads as this group. */
    PitwallConfig forGroup(String group) {
        PitwallConfig config = PitwallConfig.of(group, bootstrapServers);
        for (Map.Entry<String, Object> setting : kafka.entrySet()) {
            config = config.withKafka(setting.getKey(), setting.getValue());
        }
        boolean isForQuix = "quix".equals(String.valueOf(kafka.get(StreamMessageSerde.FORMAT_CONFIG)));
        if (isForQuix && kafka.keySet().stream().noneMatch(name -> name.endsWith(PARTITIONER))) {
            config = config.withKafka(StreamsConfig.producerPrefix(PARTITIONER), QuixPartitioner.class.getName());
        }
        return deadLetterTopic == null ? config : config.withDeadLetterTopic(deadLetterTopic);
    }
}
