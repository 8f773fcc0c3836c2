package io.pitwall.test.broker;

import io.pitwall.dsl.PitwallConfig;
import io.pitwall.kafka.EmbeddedKafka;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * The topics of one test on the shared broker; nobody else writes to them.
 *
 * @param prefix what their names begin with
 */
record Topics(EmbeddedKafka kafka, String prefix) {

    /** How long a killed application stays in its group, and its transaction open. */
    private static final int DEAD_AFTER_MS = 1_000;

    String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    /** Creates a topic and tells its full name. */
    String create(String name, int partitions) {
        return create(name, partitions, Map.of());
    }

    String create(String name, int partitions, Map<String, String> settings) {
        kafka.createTopic(prefix + name, partitions, settings);
        return prefix + name;
    }

    /** Pitwall's own configuration: an application that pauses for some seconds keeps its tasks and its transaction. */
    PitwallConfig config() {
        return PitwallConfig.of(prefix + "app", bootstrapServers());
    }

    /** For an application that is killed: the same, but for the time it takes to notice that it is dead. */
    PitwallConfig configToBeKilled() {
        return config().withKafka(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), DEAD_AFTER_MS)
                .withKafka(StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), 200)
                .withKafka(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), DEAD_AFTER_MS);
    }
}
