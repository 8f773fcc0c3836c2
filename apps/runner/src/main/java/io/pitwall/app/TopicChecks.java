package io.pitwall.app;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.TopicConfig;

/** What is wrong with the topics of an application: goes by what the cluster told, and asks nobody. */
final class TopicChecks {

    /** Less has no room for a row of a few columns beside key, headers and what a record costs. */
    static final int LEAST_MESSAGE_BYTES = 1_024;

    private static final Duration SHORT_RETENTION = Duration.ofHours(1);

    private final PlanTopics topics;
    private final Map<String, TopicFacts> facts;
    private final int brokers;
    private final List<Finding> findings = new ArrayList<>();

    private TopicChecks(PlanTopics topics, Map<String, TopicFacts> facts, int brokers) {
        this.topics = topics;
        this.facts = facts;
        this.brokers = brokers;
    }

    /**
     * All that is wrong, what is fatal first.
     *
     * @param facts of the topics that exist
     */
    static List<Finding> of(PlanTopics topics, Map<String, TopicFacts> facts, int brokers) {
        TopicChecks checks = new TopicChecks(topics, facts, brokers);
        topics.readTogether().forEach(checks::partitions);
        Set<String> all = new TreeSet<>(topics.inputs());
        all.addAll(topics.written());
        all.stream().map(facts::get).filter(topic -> topic != null).forEach(checks::topic);
        List<Finding> sorted = new ArrayList<>(checks.findings);
        sorted.sort((one, other) -> Boolean.compare(other.isFatal(), one.isFatal()));
        return sorted;
    }

    /** A stream that lies on different partitions of two topics would be two streams. */
    private void partitions(Set<String> together) {
        List<TopicFacts> known = together.stream()
                .map(facts::get)
                .filter(topic -> topic != null)
                .sorted((one, other) -> one.name().compareTo(other.name()))
                .toList();
        if (known.stream().map(TopicFacts::partitions).distinct().count() > 1) {
            findings.add(Finding.fatal("topics "
                    + known.stream()
                            .map(topic -> topic.name() + " (" + topic.partitions() + " partitions)")
                            .collect(Collectors.joining(", "))
                    + " are merged or written to one topic, so that equal stream ids must lie on equal partitions; give them"
                    + " equal numbers of partitions"));
        }
    }

    private void topic(TopicFacts topic) {
        if (topics.written().contains(topic.name())) {
            size(topic);
            copies(topic);
        }
        times(topic);
        cleanup(topic);
        if (topics.inputs().contains(topic.name())) {
            retention(topic);
        }
    }

    private void size(TopicFacts topic) {
        OptionalLong bytes = topic.maxMessageBytes();
        if (bytes.isPresent() && bytes.getAsLong() < LEAST_MESSAGE_BYTES) {
            findings.add(Finding.fatal("topic " + topic.name() + " takes records of " + bytes.getAsLong()
                    + " bytes, in which no row has room; raise its max.message.bytes to " + LEAST_MESSAGE_BYTES
                    + " or more"));
        }
    }

    private void copies(TopicFacts topic) {
        OptionalLong inSync = topic.number(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG);
        if (inSync.isPresent() && inSync.getAsLong() > topic.replication()) {
            findings.add(Finding.fatal("topic " + topic.name() + " has " + topic.replication() + " replicas and wants "
                    + inSync.getAsLong()
                    + " in sync for every write, so that none succeeds; lower its min.insync.replicas"
                    + " or give it more replicas"));
        }
        if (topic.replication() == 1 && brokers >= 3) {
            findings.add(Finding.warning("topic " + topic.name() + " has one replica though there are " + brokers
                    + " brokers: when the one that has it is lost, so are its records; give it three replicas"));
        }
    }

    private void times(TopicFacts topic) {
        if ("LogAppendTime".equals(topic.settings().get(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG))) {
            findings.add(
                    Finding.warning(
                            "topic " + topic.name() + " has message.timestamp.type=LogAppendTime: the broker"
                                    + " overwrites the times of arrival that records carry from topic to topic; set it to CreateTime"));
        }
    }

    private void cleanup(TopicFacts topic) {
        String policy = topic.settings().getOrDefault(TopicConfig.CLEANUP_POLICY_CONFIG, "");
        if (policy.contains(TopicConfig.CLEANUP_POLICY_COMPACT)) {
            findings.add(Finding.warning("topic " + topic.name() + " has cleanup.policy=" + policy
                    + ": of each stream only the last record is sure to be kept, and rows are lost; set it to delete"));
        }
    }

    private void retention(TopicFacts topic) {
        OptionalLong retentionMs = topic.number(TopicConfig.RETENTION_MS_CONFIG);
        if (retentionMs.isPresent()
                && retentionMs.getAsLong() >= 0
                && retentionMs.getAsLong() < SHORT_RETENTION.toMillis()) {
            findings.add(Finding.warning("topic " + topic.name() + " keeps records for "
                    + Duration.ofMillis(retentionMs.getAsLong()).toSeconds()
                    + " s: an application that stands still for longer loses rows; raise its retention.ms"));
        }
    }
}
