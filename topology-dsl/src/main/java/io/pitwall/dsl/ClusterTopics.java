package io.pitwall.dsl;

import io.pitwall.dsl.plan.Plan;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What the topics of a plan are called in the cluster must keep apart what the topology class keeps apart. */
final class ClusterTopics {

    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9._-]{1,249}");

    private ClusterTopics() {}

    /**
     * Checks the names that a configuration gives to the topics of a plan.
     *
     * @throws IllegalArgumentException if it names a topic that the plan does not have, or two topics come to be the same
     */
    static void check(Plan plan, PitwallConfig config) {
        Set<String> topics = new TreeSet<>(plan.inputTopics());
        topics.addAll(plan.outputTopics());
        for (String topic : new TreeSet<>(config.topicNames().keySet())) {
            if (!topics.contains(topic)) {
                throw new IllegalArgumentException("topic '" + topic + "' is called '" + config.topicName(topic)
                        + "' by the configuration, but the topology has no such topic; it has "
                        + String.join(", ", topics));
            }
            if (!NAME.matcher(config.topicName(topic)).matches()) {
                throw new IllegalArgumentException("topic '" + topic + "' is called '" + config.topicName(topic)
                        + "' by the configuration, but a topic of Kafka has 1 to 249 letters, digits, dots, underscores or"
                        + " hyphens");
            }
        }
        Map<String, String> topicOfName = new TreeMap<>();
        for (String topic : topics) {
            String other = topicOfName.put(config.topicName(topic), topic);
            if (other != null) {
                throw new IllegalArgumentException(
                        "topics '" + other + "' and '" + topic + "' are both called '" + config.topicName(topic)
                                + "' in the cluster; the topology keeps them apart: give them two names");
            }
        }
        if (topicOfName.containsKey(config.deadLetterTopic())) {
            throw new IllegalArgumentException("topic '" + config.deadLetterTopic()
                    + "' is for dead letters, but the topology reads or writes it: records that cannot be read would come"
                    + " back for ever; name another topic for dead letters");
        }
    }
}
