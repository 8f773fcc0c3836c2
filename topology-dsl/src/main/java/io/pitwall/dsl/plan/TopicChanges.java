package io.pitwall.dsl.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;

/**
 * Topics that two plans do not have in common. A topic that is gone and one that is new are taken for the same where what
 * is done with them is the same, or where there is one of each.
 *
 * @param renamed pairs of them
 * @param gone the others of the old plan
 * @param added the others of the new plan
 */
record TopicChanges(List<RenamedTopic> renamed, Set<String> gone, Set<String> added) {

    static TopicChanges ofInputs(Plan before, Plan after) {
        return between(before, before.inputTopics(), after, after.inputTopics(), true, TopicChanges::uses);
    }

    static TopicChanges ofOutputs(Plan before, Plan after) {
        return between(before, before.outputTopics(), after, after.outputTopics(), false, TopicChanges::makings);
    }

    private static TopicChanges between(
            Plan before,
            Set<String> topicsBefore,
            Plan after,
            Set<String> topicsAfter,
            boolean isRead,
            BiFunction<Plan, String, List<String>> role) {
        Set<String> gone = new TreeSet<>(topicsBefore);
        gone.removeAll(topicsAfter);
        Set<String> added = new TreeSet<>(topicsAfter);
        added.removeAll(topicsBefore);
        List<RenamedTopic> renamed = new ArrayList<>();
        for (String old : List.copyOf(gone)) {
            List<String> same = added.stream()
                    .filter(topic -> role.apply(after, topic).equals(role.apply(before, old)))
                    .toList();
            if (same.size() == 1) {
                renamed.add(pair(gone, old, added, same.get(0), isRead));
            }
        }
        if (gone.size() == 1 && added.size() == 1) {
            renamed.add(
                    pair(gone, gone.iterator().next(), added, added.iterator().next(), isRead));
        }
        return new TopicChanges(renamed, gone, added);
    }

    private static RenamedTopic pair(Set<String> gone, String old, Set<String> added, String topic, boolean isRead) {
        gone.remove(old);
        added.remove(topic);
        return new RenamedTopic(old, topic, isRead);
    }

    /** What is done with a topic that is read, without names of topics. */
    private static List<String> uses(Plan plan, String topic) {
        Set<String> downstream = new HashSet<>();
        for (PlanNode node : plan.nodes()) {
            boolean isIt =
                    node instanceof PlanNode.Source source && source.topic().equals(topic);
            if (isIt || node.inputs().stream().anyMatch(downstream::contains)) {
                downstream.add(node.name());
            }
        }
        return roles(plan, downstream);
    }

    /** How a topic that is written is made, without names of topics. */
    private static List<String> makings(Plan plan, String topic) {
        Set<String> upstream = new HashSet<>();
        for (int i = plan.nodes().size() - 1; i >= 0; i--) {
            PlanNode node = plan.nodes().get(i);
            boolean isIt = node instanceof PlanNode.Sink sink && sink.topic().equals(topic);
            if (isIt || upstream.contains(node.name())) {
                upstream.add(node.name());
                upstream.addAll(node.inputs());
            }
        }
        return roles(plan, upstream);
    }

    /** What some nodes do, each once, however many ways lead to it, with the numbers of those that they read from. */
    private static List<String> roles(Plan plan, Set<String> names) {
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
