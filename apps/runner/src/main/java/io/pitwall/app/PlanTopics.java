package io.pitwall.app;

import io.pitwall.dsl.PitwallConfig;
import io.pitwall.dsl.plan.Plan;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The topics of an application, as they are called in the cluster.
 *
 * @param inputs that are read
 * @param outputs that are written, dead letters not among them
 * @param readTogether sets of inputs whose streams meet, so that they need equal numbers of partitions
 */
record PlanTopics(Set<String> inputs, Set<String> outputs, String deadLetters, Set<Set<String>> readTogether) {

    static PlanTopics of(Plan plan, PitwallConfig config) {
        return new PlanTopics(
                inCluster(plan.inputTopics(), config),
                inCluster(plan.outputTopics(), config),
                config.deadLetterTopic(),
                plan.topicsReadTogether().stream()
                        .map(together -> inCluster(together, config))
                        .collect(Collectors.toSet()));
    }

    private static Set<String> inCluster(Collection<String> topics, PitwallConfig config) {
        return topics.stream().map(config::topicName).collect(Collectors.toCollection(TreeSet::new));
    }

    /** All that is written. */
    Set<String> written() {
        Set<String> written = new TreeSet<>(outputs);
        written.add(deadLetters);
        return written;
    }
}
