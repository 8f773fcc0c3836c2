package io.pitwall.dsl.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a topology class says.
 *
 * @param nodes every node after the one it reads from
 */
public record Plan(List<PlanNode> nodes) {

    public Plan {
        nodes = List.copyOf(nodes);
    }

    /** The sinks of a topic, in the order in which they were said. */
    public List<PlanNode.Sink> sinksOf(String topic) {
        List<PlanNode.Sink> sinks = new ArrayList<>();
        for (PlanNode node : nodes) {
            if (node instanceof PlanNode.Sink sink && sink.topic().equals(topic)) {
                sinks.add(sink);
            }
        }
        return sinks;
    }

    /** The topics that are read. */
    public Set<String> inputTopics() {
        Set<String> topics = new TreeSet<>();
        for (PlanNode node : nodes) {
            if (node instanceof PlanNode.Source source) {
                topics.add(source.topic());
            }
        }
        return topics;
    }

    /** The topics that are written. */
    public Set<String> outputTopics() {
        Set<String> topics = new TreeSet<>();
        for (PlanNode node : nodes) {
            if (node instanceof PlanNode.Sink sink) {
                topics.add(sink.topic());
            }
        }
        return topics;
    }
}
