package io.pitwall.client;

import io.pitwall.dsl.processing.AdminTimeouts;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a client asks of the cluster: are the topics there, how large may their records be, what is committed. */
final class ClusterTopics implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ClusterTopics.class);

    private final String bootstrapServers;
    private final AdminTimeouts timeouts;
    private final Admin admin;

    /**
     * Connects.
     *
     * @param settings of an admin client by Kafka's names
     * @throws StreamingClientException if that makes no sense
     */
    ClusterTopics(Map<String, Object> settings) {
        bootstrapServers = String.valueOf(settings.get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG));
        timeouts = AdminTimeouts.of(settings);
        try {
            admin = Admin.create(timeouts.in(settings));
        } catch (KafkaException e) {
            throw StreamingClientException.of("cannot connect to Kafka at '" + bootstrapServers + "'", e);
        }
    }

    /**
     * Checks that topics are there; tells the largest number of partitions among them.
     *
     * @throws StreamingClientException that names the missing ones and those there are
     */
    int require(Collection<String> topics) {
        Set<String> existing = await("listing the topics", admin.listTopics().names());
        Set<String> missing = new TreeSet<>(topics);
        missing.removeAll(existing);
        if (!missing.isEmpty()) {
            throw new StreamingClientException("topic " + String.join(", ", missing) + " does not exist at "
                    + bootstrapServers + "; there is "
                    + (existing.isEmpty() ? "no topic" : String.join(", ", new TreeSet<>(existing)))
                    + ". Create it before it is read");
        }
        int partitions = 1;
        for (var description : await(
                        "describing the topics", admin.describeTopics(topics).allTopicNames())
                .values()) {
            partitions = Math.max(partitions, description.partitions().size());
        }
        return partitions;
    }

    /** Creates those that are missing, with the broker's default replication and, unless they are said, partitions. */
    void createMissing(Collection<String> topics, Optional<Integer> partitions) {
        Set<String> missing = new TreeSet<>(topics);
        missing.removeAll(await("listing the topics", admin.listTopics().names()));
        for (String topic : missing) {
            NewTopic wanted = new NewTopic(topic, partitions, Optional.empty());
            try {
                await(
                        "creating topic " + topic,
                        admin.createTopics(List.of(wanted)).all());
                LOG.info(
                        "created topic {} with {} partitions",
                        topic,
                        partitions.map(String::valueOf).orElse("the broker's default of"));
            } catch (StreamingClientException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        }
    }

    /**
     * The largest record batch that each of these topics takes; without those of which the broker does not say it, which may be for
     * want of the right to ask.
     */
    Map<String, Integer> maxMessageBytes(Collection<String> topics) {
        List<ConfigResource> resources = topics.stream()
                .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
                .toList();
        Map<String, Integer> limits = new HashMap<>();
        admin.describeConfigs(resources).values().forEach((topic, answer) -> {
            try {
                limits.put(
                        topic.name(),
                        Integer.valueOf(await("asking for the limits of topic " + topic.name(), answer)
                                .get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG)
                                .value()));
            } catch (StreamingClientException e) {
                LOG.warn("{}; Kafka's default counts", e.getMessage());
            }
        });
        return limits;
    }

    /**
     * The next offsets that a group has committed; without the partitions of which it has committed nothing.
     *
     * @param patience how long to wait for transactions that are about to end; an offset that is still about to change then is left
     *     out, too
     */
    Map<TopicPartition, Long> committed(String group, Collection<TopicPartition> partitions, Duration patience) {
        var asked = Map.of(group, new ListConsumerGroupOffsetsSpec().topicPartitions(partitions));
        var stable = new ListConsumerGroupOffsetsOptions().requireStable(true);
        return StableOffsets.of(
                partitions,
                () -> await(
                        "asking for the offsets of group " + group,
                        admin.listConsumerGroupOffsets(asked, stable).partitionsToOffsetAndMetadata(group)),
                patience);
    }

    private <T> T await(String what, KafkaFuture<T> future) {
        try {
            return future.get(timeouts.answer().toMillis() + 1_000, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw failed(what, e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            throw failed(what, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(what, e);
        }
    }

    private StreamingClientException failed(String what, Throwable cause) {
        if (cause instanceof TimeoutException || cause instanceof org.apache.kafka.common.errors.TimeoutException) {
            return new StreamingClientException(
                    "no Kafka broker answers at " + bootstrapServers + " (waited "
                            + timeouts.answer().toSeconds()
                            + " s); check the bootstrap servers, and that the broker is there, or set default.api.timeout.ms to wait"
                            + " longer",
                    cause);
        }
        return new StreamingClientException(what + " at " + bootstrapServers + " failed: " + cause, cause);
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(1));
    }
}
