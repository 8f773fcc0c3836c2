package io.pitwall.dsl.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    private List<String> uses(String topic) {
        List<String> uses = new ArrayList<>();
        for (PlanNode node : plan.nodes()) {
            if (node instanceof PlanNode.Source source && source.topic().equals(topic)) {
                plan.followers(node).forEach(follower -> addUses(follower, uses));
            }
        }
        return uses;
    }

    private void addUses(PlanNode node, List<String> uses) {
        uses.add(role(node));
        plan.followers(node).forEach(follower -> addUses(follower, uses));
    }

    private List<String> makings(String topic) {
        List<String> makings = new ArrayList<>();
        for (PlanNode node : plan.nodes()) {
            if (node instanceof PlanNode.Sink sink && sink.topic().equals(topic)) {
                addMakings(node, makings);
            }
        }
        return makings;
    }

    private void addMakings(PlanNode node, List<String> makings) {
        makings.add(role(node));
        node.inputs().forEach(input -> addMakings(plan.node(input), makings));
    }

    private static String role(PlanNode node) {
        if (node instanceof PlanNode.Sink sink) {
            return "to " + sink.identity();
        }
        return node instanceof PlanNode.Source ? "topic" : node.text();
    }
}
