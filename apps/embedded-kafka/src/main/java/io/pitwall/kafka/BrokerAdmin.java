package io.pitwall.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/** The embedded broker's own admin client: every call waits, for a bounded time, until the broker shows the result. */
final class BrokerAdmin implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(5);
    private static final short ONE_REPLICA = 1;

    private final Admin admin;

    private BrokerAdmin(Admin admin) {
        this.admin = admin;
    }

    static BrokerAdmin connect(String bootstrapServers) {
        return new BrokerAdmin(Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                AdminClientConfig.CLIENT_ID_CONFIG,
                "embedded-kafka-" + bootstrapServers)));
    }

    void awaitReady() {
        awaitTrue("the broker to answer", () -> !get(
                        "the broker to answer", admin.describeCluster().nodes())
                .isEmpty());
    }

    static void checkPartitions(String topic, int partitions) {
        if (partitions < 1) {
            throw new IllegalArgumentException(
                    "topic %s needs at least 1 partition, but got %d".formatted(topic, partitions));
        }
    }

    void createTopic(String name, int partitions, Map<String, String> topicConfig) {
        var topic = new NewTopic(name, partitions, ONE_REPLICA).configs(topicConfig);
        get("topic " + name, admin.createTopics(List.of(topic)).all());
        awaitTrue("topic " + name, () -> hasLeaders(name));
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }

    /** False while the broker has not yet heard of the topic from the controller. */
    private boolean hasLeaders(String topic) {
        try {
            var found =
                    get("topic " + topic, admin.describeTopics(List.of(topic)).allTopicNames());
            return found.values().stream()
                    .flatMap(description -> description.partitions().stream())
                    .allMatch(partition ->
                            partition.leader() != null && !partition.leader().isEmpty());
        } catch (EmbeddedKafkaException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return false;
            }
            throw e;
        }
    }

    private static void awaitTrue(String what, BooleanSupplier condition) {
        long startNanos = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - startNanos > TIMEOUT.toNanos()) {
                throw timedOut(what, null);
            }
            LockSupport.parkNanos(POLL_INTERVAL.toNanos()); // Kafka has no call that waits for metadata to arrive
        }
    }

    private static <T> T get(String what, KafkaFuture<T> future) {
        try {
            return future.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new EmbeddedKafkaException("the embedded Kafka refused " + what + ": " + e.getCause(), e.getCause());
        } catch (TimeoutException e) {
            throw timedOut(what, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedKafkaException("interrupted while waiting for " + what, e);
        }
    }

    private static EmbeddedKafkaException timedOut(String what, @Nullable Exception cause) {
        return new EmbeddedKafkaException(
                "the embedded Kafka waited %d s for %s in vain".formatted(TIMEOUT.toSeconds(), what), cause);
    }
}
