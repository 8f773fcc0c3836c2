package io.pitwall.dsl.plan;

import static java.util.Objects.requireNonNull;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Refuses plans of which a topic is made of itself; other stream ids do not help, there are ever more. */
final class TopicLoops {

    /** The topics that are made of each topic that is read. */
    private final Map<String, Set<String>> madeOf = new LinkedHashMap<>();

    private TopicLoops(Plan plan) {
        for (PlanNode node : plan.nodes()) {
            if (node instanceof PlanNode.Sink sink) {
                plan.topicsOf(sink).forEach(topic -> madeOf.computeIfAbsent(topic, first -> new TreeSet<>())
                        .add(sink.topic()));
            }
        }
    }

    /** @throws IllegalArgumentException if there is one */
    static void refuse(Plan plan) {
        TopicLoops loops = new TopicLoops(plan);
        plan.inputTopics().forEach(loops::refuse);
    }

    /** Each topic is looked at once, with the topic it was first made of. */
    private void refuse(String topic) {
        Map<String, String> origins = new LinkedHashMap<>();
        Deque<String> made = new ArrayDeque<>(List.of(topic));
        while (!made.isEmpty()) {
            String last = made.remove();
            for (String next : madeOf.getOrDefault(last, Set.of())) {
                if (next.equals(topic)) {
                    throw new IllegalArgumentException("topic '" + topic + "' is made of itself ("
                            + String.join(" -> ", path(topic, last, origins))
                            + "), so what is written would be read again for ever; write another topic");
                }
                if (origins.putIfAbsent(next, last) == null) {
                    made.add(next);
                }
            }
        }
    }

    private static Deque<String> path(String topic, String last, Map<String, String> origins) {
        Deque<String> path = new ArrayDeque<>(List.of(topic));
        for (String step = last; !step.equals(topic); step = requireNonNull(origins.get(step))) {
            path.addFirst(step);
        }
        path.addFirst(topic);
        return path;
    }
}
