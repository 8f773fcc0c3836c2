package io.pitwall.dsl.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The names of the processors that Kafka Streams gets for a plan, with who has them. Names of topics may have any ending, so that
 * two of different origin can be the same.
 */
final class ProcessorNames {

    private final Map<String, String> owners = new LinkedHashMap<>();

    private ProcessorNames() {}

    /**
     * All of them.
     *
     * @throws IllegalArgumentException if two are the same
     */
    static Set<String> of(Plan plan) {
        ProcessorNames names = new ProcessorNames();
        for (PlanNode node : plan.nodes()) {
            if (!(node instanceof PlanNode.Sink)) {
                names.add(owner(node), node.processors());
            }
        }
        for (String topic : plan.outputTopics()) {
            List<PlanNode.Sink> sinks = plan.sinksOf(topic);
            PlanNode.Sink first = sinks.get(0);
            names.add("topic '" + topic + "', which is written,", List.of(first.name(), first.exitName()));
            if (sinks.size() > 1) {
                names.add(
                        "topic '" + topic + "', which is written,",
                        SideNames.withMerge(first.exitMergeName(), first.exitName(), sinks.size()));
            }
        }
        return names.owners.keySet();
    }

    private static String owner(PlanNode node) {
        return node instanceof PlanNode.Source source
                ? "topic '" + source.topic() + "', which is read,"
                : "the step '" + node.name() + "' (" + node.text() + ")";
    }

    private void add(String owner, List<String> names) {
        for (String name : names) {
            String other = owners.putIfAbsent(name, owner);
            if (other != null) {
                throw new IllegalArgumentException(other + " and " + owner + " would both have the processor '" + name
                        + "': name the step otherwise; one without a name of its own is named after the topic, buffer,"
                        + " window, merge or branch it comes from");
            }
        }
    }
}
