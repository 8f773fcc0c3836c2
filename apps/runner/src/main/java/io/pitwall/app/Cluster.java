package io.pitwall.app;

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
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Questions to a Kafka cluster before work starts, with answers for people when it cannot be reached. */
public final class Cluster implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String bootstrapServers;
    private final Admin admin;

    /**
     * Connects.
     *
     * @param clientProperties settings of an admin client by Kafka's names
     * @throws UserException if no broker answers within ten seconds
     */
    public Cluster(Map<String, Object> clientProperties) {
        bootstrapServers = String.valueOf(clientProperties.get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG));
        Map<String, Object> properties = new HashMap<>(clientProperties);
        properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis() / 2);
        try {
            admin = Admin.create(properties);
        } catch (KafkaException e) {
            throw new UserException(
                    "cannot connect to Kafka at '" + bootstrapServers + "': " + rootMessage(e)
                            + "; check --bootstrap-servers and --kafka",
                    e);
        }
        try {
            await("reaching the broker", admin.describeCluster().nodes());
        } catch (RuntimeException e) {
            admin.close(Duration.ZERO);
            throw e;
        }
    }

    /** The number of partitions of each of these topics that exists. */
    public Map<String, Integer> partitionCounts(Collection<String> topics) {
        Set<String> existing = await("listing topics", admin.listTopics().names());
        List<String> present = topics.stream().filter(existing::contains).toList();
        Map<String, Integer> counts = new HashMap<>();
        await("describing topics", admin.describeTopics(present).allTopicNames())
                .forEach((name, description) ->
                        counts.put(name, description.partitions().size()));
        return counts;
    }

    /**
     * Checks that topics exist.
     *
     * @throws UserException that names the missing ones and those there are
     */
    public Map<String, Integer> requireTopics(Collection<String> topics) {
        Map<String, Integer> counts = partitionCounts(topics);
        List<String> missing = topics.stream()
                .filter(topic -> !counts.containsKey(topic))
                .sorted()
                .toList();
        if (!missing.isEmpty()) {
            Set<String> existing =
                    new TreeSet<>(await("listing topics", admin.listTopics().names()));
            throw new UserException("topic " + String.join(", ", missing) + " does not exist at " + bootstrapServers
                    + "; there is " + (existing.isEmpty() ? "no topic" : String.join(", ", existing))
                    + ". Create it, or write to it first with 'pitwall produce'");
        }
        return counts;
    }

    /**
     * The largest record batch that each of these topics takes, {@code max.message.bytes}. A topic that was created a moment
     * ago may be missing, because not every broker knows it yet.
     *
     * @throws UserException if the broker does not say, which may be for want of the right to ask
     */
    public Map<String, Integer> maxMessageBytes(Collection<String> topics) {
        List<ConfigResource> resources = topics.stream()
                .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
                .toList();
        Map<String, Integer> limits = new HashMap<>();
        admin.describeConfigs(resources).values().forEach((topic, answer) -> {
            try {
                Config settings = await("asking for the limits of topic " + topic.name(), answer);
                String bytes =
                        settings.get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG).value();
                limits.put(topic.name(), Integer.valueOf(bytes));
            } catch (UserException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                    throw e;
                }
            }
        });
        return limits;
    }

    /** Creates a topic with the broker's default replication unless it exists; true if it was created. */
    public boolean createIfMissing(String topic, int partitions) {
        if (partitionCounts(List.of(topic)).containsKey(topic)) {
            return false;
        }
        try {
            await(
                    "creating topic " + topic,
                    admin.createTopics(List.of(new NewTopic(topic, Optional.of(partitions), Optional.empty())))
                            .all());
            return true;
        } catch (UserException e) {
            if (e.getCause() instanceof TopicExistsException) {
                return false;
            }
            throw e;
        }
    }

    private <T> T await(String what, KafkaFuture<T> future) {
        try {
            return future.get(PATIENCE.toMillis() + 1_000, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw unreachable(what, e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            throw unreachable(what, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UserException("interrupted while " + what + " at " + bootstrapServers, e);
        }
    }

    private UserException unreachable(String what, Throwable cause) {
        if (cause instanceof TimeoutException || cause instanceof org.apache.kafka.common.errors.TimeoutException) {
            return new UserException(
                    "no Kafka broker answers at " + bootstrapServers + " (waited " + PATIENCE.toSeconds()
                            + " s); check --bootstrap-servers, or start a broker with 'pitwall broker --port PORT'",
                    cause);
        }
        return new UserException(what + " at " + bootstrapServers + " failed: " + rootMessage(cause), cause);
    }

    private static String rootMessage(Throwable error) {
        Throwable root = error;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(1));
    }
}
