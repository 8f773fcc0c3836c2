package io.pitwall.app;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gets the topics of an application ready: checks those that are there, creates those that it writes. */
final class TopicPreparation {

    private static final Logger LOG = LoggerFactory.getLogger(TopicPreparation.class);

    private final Cluster cluster;
    private final PlanTopics topics;
    private final Consumer<String> warnings;

    /** @param warnings gets a sentence for each thing that the user should know of */
    TopicPreparation(Cluster cluster, PlanTopics topics, Consumer<String> warnings) {
        this.cluster = cluster;
        this.topics = topics;
        this.warnings = warnings;
    }

    /**
     * Checks all topics, then creates what is missing of those that are written, with as many partitions as the inputs.
     *
     * @throws UserException if a topic that is read is missing, or the application would not work with one that is there
     */
    void prepare() {
        Map<String, Integer> inputs = cluster.requireTopics(topics.inputs());
        check();
        int partitions = Collections.max(inputs.values());
        for (String topic : topics.written()) {
            if (cluster.createIfMissing(topic, partitions)) {
                LOG.info("created topic {} with {} partitions", topic, partitions);
            }
        }
    }

    private void check() {
        Set<String> all = new TreeSet<>(topics.inputs());
        all.addAll(topics.written());
        List<Finding> findings = TopicChecks.of(topics, facts(all), cluster.brokers());
        String fatal = findings.stream()
                .filter(Finding::isFatal)
                .map(Finding::text)
                .collect(Collectors.joining(". Besides, "));
        if (!fatal.isEmpty()) {
            throw new UserException(fatal);
        }
        findings.forEach(finding -> warnings.accept(finding.text()));
    }

    /** Who may not ask for settings may still run: what cannot be checked is said. */
    private Map<String, TopicFacts> facts(Set<String> all) {
        Map<String, TopicFacts> layouts = cluster.layouts(all);
        try {
            return cluster.withSettings(layouts);
        } catch (UserException e) {
            warnings.accept("the settings of the topics are not checked: " + e.getMessage());
            return layouts;
        }
    }

    /** The largest record of each topic that is written, as far as the cluster tells. */
    Map<String, Integer> limits() {
        try {
            return cluster.maxMessageBytes(topics.written());
        } catch (UserException e) {
            return Map.of();
        }
    }
}
