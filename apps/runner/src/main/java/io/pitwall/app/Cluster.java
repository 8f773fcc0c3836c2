package io.pitwall.app;

import io.pitwall.dsl.processing.AdminTimeouts;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Questions and orders to a Kafka cluster, whose failures are errors for people. Used by one thread. */
public final class Cluster implements AutoCloseable {

    private final ClusterAnswers answers;
    private final Admin admin;

    /**
     * Connects.
     *
     * @param clientProperties settings of an admin client by Kafka's names
     * @throws UserException if no broker answers in the time that {@link AdminTimeouts} says, or it lets nobody in with these settings
     */
    public Cluster(Map<String, Object> clientProperties) {
        this(clientProperties, NeededRights.none());
    }

    /**
     * The same.
     *
     * @param needed what is asked for or ordered needs; what the cluster does not allow is told by it
     */
    public Cluster(Map<String, Object> clientProperties, NeededRights needed) {
        this(
                clientProperties,
                needed,
                BrokerWait.silently(AdminTimeouts.of(clientProperties).answer()));
    }

    Cluster(Map<String, Object> clientProperties, NeededRights needed, BrokerWait wait) {
        String bootstrapServers = String.valueOf(clientProperties.get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG));
        AdminTimeouts timeouts = AdminTimeouts.of(clientProperties);
        answers = new ClusterAnswers(bootstrapServers, timeouts.answer(), needed.by(clientProperties));
        admin = wait.connect(bootstrapServers, timeouts.in(clientProperties));
    }

    /** The brokers to start from, as they were given. */
    public String bootstrapServers() {
        return answers.bootstrapServers();
    }

    /**
     * Waits for an answer.
     *
     * @param what is being done, for the message: {@code listing topics}
     * @throws UserException if the cluster refuses, or does not answer; its cause is Kafka's own exception
     */
    public <T> T ask(String what, Function<Admin, KafkaFuture<T>> question) {
        return answers.await(what, question.apply(admin));
    }

    /** The number of partitions of each of these topics that exists. */
    public Map<String, Integer> partitionCounts(Collection<String> topics) {
        Map<String, Integer> counts = new HashMap<>();
        descriptions(topics)
                .forEach((name, description) ->
                        counts.put(name, description.partitions().size()));
        return counts;
    }

    private Map<String, TopicDescription> descriptions(Collection<String> topics) {
        return answersByTopic("looking at topics", admin.describeTopics(topics).topicNameValues());
    }

    /**
     * What is told of those topics that exist. Asked for by name, a topic that the user may not see is an error, and not merely
     * missing; all such are named at once.
     */
    private <T> Map<String, T> answersByTopic(String what, Map<String, KafkaFuture<T>> questions) {
        Map<String, T> found = new TreeMap<>();
        Set<String> forbidden = new TreeSet<>();
        questions.forEach((topic, answer) -> {
            try {
                found.put(topic, answers.await(what, answer));
            } catch (UserException e) {
                if (e.getCause() instanceof TopicAuthorizationException) {
                    forbidden.add(topic);
                } else if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                    throw e;
                }
            }
        });
        if (!forbidden.isEmpty()) {
            throw answers.failed(what, new TopicAuthorizationException(forbidden));
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
            Set<String> existing =
                    answers.await("listing topics", admin.listTopics().names());
            throw new UserException(MissingTopics.sentence(missing, existing, answers.bootstrapServers()));
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
        Map<String, KafkaFuture<Config>> questions = new TreeMap<>();
        admin.describeConfigs(topics.stream()
                        .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
                        .toList())
                .values()
                .forEach((topic, answer) -> questions.put(topic.name(), answer));
        Map<String, Map<String, String>> settings = new HashMap<>();
        answersByTopic("asking for the settings of topics", questions)
                .forEach((topic, config) -> settings.put(
                        topic,
                        config.entries().stream()
                                .filter(entry -> entry.value() != null)
                                .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value))));
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
