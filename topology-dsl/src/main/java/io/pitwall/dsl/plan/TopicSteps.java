package io.pitwall.dsl.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What is done with each topic of a plan, as texts without names of topics, so that a topic is known under another name. */
final class TopicSteps {

    private final Plan plan;

    private TopicSteps(Plan plan) {
        this.plan = plan;
    }

    /** What is done with each topic that is read. */
    static Map<String, List<String>> ofInputs(Plan plan) {
        TopicSteps topics = new TopicSteps(plan);
        Map<String, List<String>> steps = new TreeMap<>();
        plan.inputTopics().forEach(topic -> steps.put(topic, topics.uses(topic)));
        return steps;
    }

    /** How each topic that is written is made. */
    static Map<String, List<String>> ofOutputs(Plan plan) {
        TopicSteps topics = new TopicSteps(plan);
        Map<String, List<String>> steps = new TreeMap<>();
        plan.outputTopics().forEach(topic -> steps.put(topic, topics.makings(topic)));
        return steps;
    }

    /** What is done with a topic that is read, without names of topics. */
    private List<String> uses(String topic) {
        Set<String> downstream = new HashSet<>();
        for (PlanNode node : plan.nodes()) {
            boolean isIt =
                    node instanceof PlanNode.Source source && source.topic().equals(topic);
            if (isIt || node.inputs().stream().anyMatch(downstream::contains)) {
                downstream.add(node.name());
            }
        }
        return roles(downstream);
    }

    /** How a topic that is written is made, without names of topics. */
    private List<String> makings(String topic) {
        Set<String> upstream = new HashSet<>();
        for (int i = plan.nodes().size() - 1; i >= 0; i--) {
            PlanNode node = plan.nodes().get(i);
            boolean isIt = node instanceof PlanNode.Sink sink && sink.topic().equals(topic);
            if (isIt || upstream.contains(node.name())) {
                upstream.add(node.name());
                upstream.addAll(node.inputs());
            }
        }
        return roles(upstream);
    }

    /** What some nodes do, each once, however many ways lead to it, with the numbers of those that they read from. */
    private List<String> roles(Set<String> names) {
        Map<String, Integer> numbers = new HashMap<>();
        List<String> roles = new ArrayList<>();
        for (PlanNode node : plan.nodes()) {
            if (names.contains(node.name())) {
                List<Integer> inputs = node.inputs().stream()
                        .filter(numbers::containsKey)
                        .map(numbers::get)
                        .toList();
                numbers.put(node.name(), numbers.size());
                roles.add(inputs + " " + role(node));
            }
        }
        return roles;
    }

    private static String role(PlanNode node) {
        if (node instanceof PlanNode.Sink sink) {
            return "to " + sink.identity();
        }
        return node instanceof PlanNode.Source ? "topic" : node.text();
    }
}
