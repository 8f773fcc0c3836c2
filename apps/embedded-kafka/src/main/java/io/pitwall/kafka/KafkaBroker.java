package io.pitwall.kafka;

import java.util.Map;

/** A running single-node Kafka, in this process or in one of its own. Thread-safe. */
public interface KafkaBroker {

    /** The address for {@code bootstrap.servers}, such as {@code 127.0.0.1:9092}. */
    String bootstrapServers();

    /**
     * Creates a topic and returns when all its partitions can be used.
     *
     * @param topicConfig settings by their Kafka names, such as {@code retention.ms}; Kafka's defaults hold otherwise
     * @throws IllegalArgumentException if {@code partitions} is not positive
     * @throws EmbeddedKafkaException if Kafka refuses, for example since the topic exists; the cause is Kafka's own
     */
    void createTopic(String name, int partitions, Map<String, String> topicConfig);
}
