package io.pitwall.dsl.plan;

import io.pitwall.dsl.OnError;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    /** The topics from which a node is fed. */
    public Set<String> topicsOf(PlanNode node) {
        Set<String> topics = new TreeSet<>();
        Set<String> upstream = new HashSet<>(node.inputs());
        upstream.add(node.name());
        // Backwards each node comes once, however many ways of branches and merges lead to it.
        for (int i = nodes.size() - 1; i >= 0; i--) {
            PlanNode other = nodes.get(i);
            if (upstream.contains(other.name())) {
                upstream.addAll(other.inputs());
                if (other instanceof PlanNode.Source source) {
                    topics.add(source.topic());
                }
            }
        }
        return topics;
    }

    /**
     * The topics whose streams meet under one id, in a merge or on one output topic, so that they need equal numbers of
     * partitions; each set has two or more. The runner checks that; a program that starts {@code KafkaStreams} itself has to.
     */
    public Set<Set<String>> topicsReadTogether() {
        Map<String, Set<String>> together = new LinkedHashMap<>();
        for (PlanNode node : nodes) {
            if (node instanceof PlanNode.Merge || node instanceof PlanNode.Sink) {
                String meeting = node instanceof PlanNode.Sink sink ? sink.storeName() : node.name();
                together.computeIfAbsent(meeting, name -> new TreeSet<>()).addAll(topicsOf(node));
            }
        }
        together.values().removeIf(topics -> topics.size() < 2);
        return Set.copyOf(together.values());
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

    /**
     * The steps whose results nobody takes: mostly those behind which a {@code to} was forgotten. What may be there for
     * its function alone is none of them ({@code peek}, {@code map}), nor for its dead letters or late rows, nor is a branch,
     * which may leave its rows out.
     */
    public List<PlanNode> deadEnds() {
        Set<String> taken = new HashSet<>();
        nodes.forEach(node -> taken.addAll(node.inputs()));
        return nodes.stream()
                .filter(node -> !taken.contains(node.name()) && isForItsResult(node))
                .toList();
    }

    private static boolean isForItsResult(PlanNode node) {
        return !(node instanceof PlanNode.Sink
                || node instanceof RoutingStep.Branch
                || node instanceof RoutingStep.Otherwise
                || node instanceof RoutingStep.WindowResults
                || sendsDeadLetters(node)
                || node instanceof FunctionStep.Peek
                || node instanceof FunctionStep.PeekEvents
                || node instanceof FunctionStep.MapPackets);
    }

    private static boolean sendsDeadLetters(PlanNode node) {
        return node instanceof FunctionStep step && step.onError().last() == OnError.Last.DEAD_LETTER;
    }

    /** The stores of the application, in the order of their names. */
    public List<PlanStore> stores() {
        return List.copyOf(StoreUse.ofAll(this).keySet());
    }

    /** What can be written down of it, and compared with another version. */
    public PlanOutline outline() {
        return PlanOutline.of(this);
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
}
