package io.pitwall.test;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.streams.TopologyDescription;

/**
 * The topics between the sub-topologies of what is tested, and to and from outside.
 *
 * @param applicationId what the names of Kafka Streams' own topics begin with
 * @param parts in order of the topology: those upstream come first
 * @param hasGlobalStores whether every task reads all partitions of some topics
 */
record TestedTopics(String applicationId, String deadLetters, List<SubTopology> parts, boolean hasGlobalStores) {

    private static final String REPARTITION = "-repartition";

    static TestedTopics of(TestedApplication application) {
        TopologyDescription description = application.newTopology().describe();
        List<SubTopology> parts = description.subtopologies().stream()
                .map(SubTopology::of)
                .sorted((left, right) -> Integer.compare(left.id(), right.id()))
                .toList();
        return new TestedTopics(
                application.config().applicationId(),
                application.config().deadLetterTopic(),
                parts,
                !description.globalStores().isEmpty());
    }

    /** What a test can write. */
    Set<String> inputs() {
        Set<String> topics = allRead();
        topics.removeIf(this::isRepartition);
        return topics;
    }

    /** What a test can look at; not the dead letters. */
    Set<String> outputs() {
        Set<String> topics = allWritten();
        topics.removeIf(topic -> isRepartition(topic) || topic.equals(deadLetters));
        return topics;
    }

    /** What one part writes for another one to read, by the names on the broker. */
    Set<String> between() {
        Set<String> topics = allRead();
        topics.retainAll(allWritten());
        Set<String> named = new TreeSet<>();
        topics.forEach(topic -> named.add(onBroker(topic)));
        return named;
    }

    /** Whether a part reads a topic of this name on the broker. */
    boolean reads(SubTopology part, String topic) {
        return part.reads().stream().anyMatch(read -> onBroker(read).equals(topic));
    }

    /**
     * Refuses what cannot be cut into tasks by partition.
     *
     * @throws IllegalArgumentException with what it is and what to do
     */
    void checkCanBeCut() {
        String instead = "; test it on one partition, or on a broker (@WithKafka)";
        for (SubTopology part : parts) {
            if (!part.feedsItself().isEmpty()) {
                throw new IllegalArgumentException("one sub-topology writes and reads " + part.feedsItself()
                        + ", and the driver would not send it to the partition of its key" + instead);
            }
        }
        if (hasGlobalStores) {
            throw new IllegalArgumentException(
                    "the topology has a global store, which every partition would need in full" + instead);
        }
    }

    private String onBroker(String topic) {
        return isRepartition(topic) ? applicationId + "-" + topic : topic;
    }

    /** Kafka Streams names its own topics so, and puts the application id in front when it runs. */
    private boolean isRepartition(String topic) {
        return topic.endsWith(REPARTITION)
                && allRead().contains(topic)
                && allWritten().contains(topic);
    }

    private Set<String> allRead() {
        Set<String> topics = new TreeSet<>();
        parts.forEach(part -> topics.addAll(part.reads()));
        return topics;
    }

    private Set<String> allWritten() {
        Set<String> topics = new TreeSet<>();
        parts.forEach(part -> topics.addAll(part.writes()));
        return topics;
    }
}
