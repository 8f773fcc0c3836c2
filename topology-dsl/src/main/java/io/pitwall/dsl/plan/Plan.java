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

    /** The stores of the application, in the order of their names. */
    public List<PlanStore> stores() {
        return List.copyOf(StoreUse.ofAll(this).keySet());
    }

    /** The plan as {@link #describe(String)} tells it, with a placeholder for the application id. */
    public String describe() {
        return describe("<application id>");
    }

    /**
     * The plan as text for people: a tree of topics and steps, then the stores with the names of the internal topics that
     * they have under an application id. The text may change from version to version.
     */
    public String describe(String applicationId) {
        return PlanText.of(this, applicationId);
    }

    /** The plan as a flowchart in the language of <a href="https://mermaid.js.org">Mermaid</a>. */
    public String mermaid() {
        return PlanFlowchart.of(this);
    }

    /** The nodes that read from this one. */
    List<PlanNode> followers(PlanNode node) {
        return nodes.stream()
                .filter(follower -> follower.inputs().contains(node.name()))
                .toList();
    }

    PlanNode node(String name) {
        return nodes.stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the plan has no node '" + name + "'"));
    }

    /** The topics from which a node gets something. */
    Set<String> topicsOf(PlanNode node) {
        Set<String> topics = new TreeSet<>();
        if (node instanceof PlanNode.Source source) {
            topics.add(source.topic());
        }
        node.inputs().forEach(input -> topics.addAll(topicsOf(node(input))));
        return topics;
    }
}
