package io.pitwall.test.kafka;

import io.pitwall.dsl.PitwallConfig;
import io.pitwall.kafka.KafkaBroker;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * The topics of one test on a broker; nobody else writes to them.
 *
 * @param kafka the broker that they are on; the shared one is not the test's to close
 * @param prefix what their names begin with, which may be empty
 */
public record Topics(KafkaBroker kafka, String prefix) {

    /** How long a killed application stays in its group, and its transaction open. */
    private static final int DEAD_AFTER_MS = 1_000;

    /** Topics by the names they are given, on a broker that nobody else uses, such as a {@code ChildKafka}. */
    public static Topics of(KafkaBroker kafka) {
        return new Topics(kafka, "");
    }

    /** {@code host:port}. */
    public String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    /** Creates a topic and tells its full name. */
    public String create(String name, int partitions) {
        return create(name, partitions, Map.of());
    }

    /** The same with settings by Kafka's names. */
    public String create(String name, int partitions, Map<String, String> settings) {
        kafka.createTopic(prefix + name, partitions, settings);
        return prefix + name;
    }

    /** Pitwall's own configuration: an application that pauses for some seconds keeps its tasks and its transaction. */
    public PitwallConfig config() {
        return PitwallConfig.of(prefix + "app", bootstrapServers());
    }

    /** For an application that is killed: the same, but for the time it takes to notice that it is dead. */
    public PitwallConfig configToBeKilled() {
        return config().withKafka(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), DEAD_AFTER_MS)
                .withKafka(StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), 200)
                .withKafka(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), DEAD_AFTER_MS);
    }
}
