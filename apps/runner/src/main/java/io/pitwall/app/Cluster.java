package io.pitwall.app;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Questions to a Kafka cluster before work starts, with answers for people when it cannot be reached. */
public final class Cluster implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ClusterAnswers answers;
    private final Admin admin;

    /**
     * Connects.
     *
     * @param clientProperties settings of an admin client by Kafka's names
     * @throws UserException if no broker answers within ten seconds, or it lets nobody in with these settings
     */
    public Cluster(Map<String, Object> clientProperties) {
        this(clientProperties, BrokerWait.silently(PATIENCE));
    }

    Cluster(Map<String, Object> clientProperties, BrokerWait wait) {
        String bootstrapServers = String.valueOf(clientProperties.get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG));
        Map<String, Object> properties = new HashMap<>(clientProperties);
        properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis() / 2);
        answers = new ClusterAnswers(bootstrapServers, PATIENCE);
        admin = wait.connect(bootstrapServers, properties);
    }

    /** The number of partitions of each of these topics that exists. */
    public Map<String, Integer> partitionCounts(Collection<String> topics) {
        Map<String, Integer> counts = new HashMap<>();
        descriptions(topics)
                .forEach((name, description) ->
                        counts.put(name, description.partitions().size()));
        return counts;
    }

    /** Asked for by name, a topic that the user may not see is an error, and not merely missing; all such are named at once. */
    private Map<String, TopicDescription> descriptions(Collection<String> topics) {
        Map<String, TopicDescription> found = new TreeMap<>();
        Set<String> forbidden = new TreeSet<>();
        admin.describeTopics(topics).topicNameValues().forEach((name, future) -> {
            try {
                found.put(name, answers.await("describing topic " + name, future));
            } catch (UserException e) {
                if (e.getCause() instanceof TopicAuthorizationException) {
                    forbidden.add(name);
                } else if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                    throw e;
                }
            }
        });
        if (!forbidden.isEmpty()) {
            throw answers.failed("looking at topics", new TopicAuthorizationException(forbidden));
        }
        return found;
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
            Set<String> existing = new TreeSet<>(
                    answers.await("listing topics", admin.listTopics().names()));
            throw new UserException("topic " + String.join(", ", missing) + " does not exist at "
                    + answers.bootstrapServers() + "; there is "
                    + (existing.isEmpty() ? "no topic" : String.join(", ", existing))
                    + ". Create it, or write to it first with 'pitwall produce'");
        }
        return counts;
    }

    /** How many brokers the cluster has. */
    int brokers() {
        return answers.await("asking for the brokers", admin.describeCluster().nodes())
                .size();
    }

    /** Those of these topics that exist, without their settings, by name. */
    Map<String, TopicFacts> layouts(Collection<String> topics) {
        Map<String, TopicFacts> layouts = new TreeMap<>();
        descriptions(topics)
                .forEach((name, description) -> layouts.put(
                        name,
                        new TopicFacts(
                                name,
                                description.partitions().size(),
                                description.partitions().get(0).replicas().size(),
                                Map.of())));
        return layouts;
    }

    /**
     * The same topics with their settings.
     *
     * @throws UserException if the broker does not say, which may be for want of the right to ask
     */
    Map<String, TopicFacts> withSettings(Map<String, TopicFacts> layouts) {
        Map<String, Map<String, String>> settings = settings(layouts.keySet());
        Map<String, TopicFacts> facts = new TreeMap<>();
        layouts.forEach((name, topic) -> facts.put(
                name,
                new TopicFacts(name, topic.partitions(), topic.replication(), settings.getOrDefault(name, Map.of()))));
        return facts;
    }

    /**
     * The largest record batch that each of these topics takes, {@code max.message.bytes}. A topic that was created a moment
     * ago may be missing, because not every broker knows it yet.
     *
     * @throws UserException if the broker does not say, which may be for want of the right to ask
     */
    public Map<String, Integer> maxMessageBytes(Collection<String> topics) {
        Map<String, Integer> limits = new HashMap<>();
        settings(topics).forEach((topic, settings) -> new TopicFacts(topic, 1, 1, settings)
                .maxMessageBytes()
                .ifPresent(bytes -> limits.put(topic, (int) bytes)));
        return limits;
    }

    private Map<String, Map<String, String>> settings(Collection<String> topics) {
        Map<String, Map<String, String>> settings = new HashMap<>();
        List<ConfigResource> resources = topics.stream()
                .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
                .toList();
        admin.describeConfigs(resources).values().forEach((topic, answer) -> {
            try {
                Config config = answers.await("asking for the settings of topic " + topic.name(), answer);
                settings.put(
                        topic.name(),
                        config.entries().stream()
                                .filter(entry -> entry.value() != null)
                                .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value)));
            } catch (UserException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                    throw e;
                }
            }
        });
        return settings;
    }

    /** Creates a topic with the broker's default replication unless it exists; true if it was created. */
    public boolean createIfMissing(String topic, int partitions) {
        if (partitionCounts(List.of(topic)).containsKey(topic)) {
            return false;
        }
        try {
            answers.await(
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

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(1));
    }
}
