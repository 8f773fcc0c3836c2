package io.pitwall.dsl.plan;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The nodes of a plan that is being made, each under a name of its own. Used by one thread. */
final class PlanNodes {

    private final Map<String, PlanNode> nodes = new LinkedHashMap<>();

    /** Adds a node, whose name must be free. */
    PlanNode add(PlanNode node) {
        PlanNode other = nodes.putIfAbsent(node.name(), node);
        if (other != null) {
            throw new IllegalArgumentException("the steps '" + other.text() + "' and '" + node.text()
                    + "' would both be named '" + node.name() + "': give one of them another name");
        }
        return node;
    }

    /** Puts a node in the place of the one of that name. */
    PlanNode replace(PlanNode node) {
        nodes.put(node.name(), node);
        return node;
    }

    @Nullable
    PlanNode find(String name) {
        return nodes.get(name);
    }

    boolean has(String name) {
        return nodes.containsKey(name);
    }

    /** In the order in which they were added. */
    Collection<PlanNode> all() {
        return nodes.values();
    }

    Plan plan() {
        return new Plan(List.copyOf(nodes.values()));
    }

    PlanNode inputOf(PlanNode.Step step) {
        return Objects.requireNonNull(nodes.get(step.input()));
    }

    /** The store of the nearest node before this one that keeps the contexts of its streams. */
    String contextStore(PlanNode node) {
        if (node instanceof PlanNode.Source source) {
            return source.storeName();
        } else if (node instanceof PlanNode.Merge merge) {
            return merge.storeName();
        }
        return contextStore(inputOf((PlanNode.Step) node));
    }

    /**
     * The name of a node that the topology class names itself.
     *
     * @throws IllegalArgumentException if another node of that kind has the name
     */
    String labelled(String label, String verb) {
        String name = KafkaNames.of(verb, label) + "." + verb;
        if (has(name)) {
            throw new IllegalArgumentException("there are two steps " + verb + " named '" + label
                    + "', or too much alike: errors and metrics name them, so each needs a name of its own");
        }
        return name;
    }

    /**
     * The name of a node whose store the topology class names.
     *
     * @param kind what there would be two of, for the message
     * @throws IllegalArgumentException if another node of that kind has the name, or Kafka does not allow it
     */
    String storing(String kind, String label, String ending) {
        KafkaNames.check(kind, label);
        String name = label + ending;
        if (has(name)) {
            throw new IllegalArgumentException("there are two " + kind + "s named '" + label
                    + "': the name becomes the name of the store, so each needs its own");
        }
        return name;
    }

    /** A name that tells where the node stands: its nearest named ancestor, the verb, a number where it is taken. */
    String standing(PlanNode input, String verb) {
        String base = null;
        for (PlanNode ancestor = input; base == null; ) {
            base = ownName(ancestor);
            ancestor = ancestor instanceof PlanNode.Step step ? inputOf(step) : ancestor;
        }
        return free(base + "." + verb);
    }

    /** What the topology class calls a node, null if it does not. */
    private static @Nullable String ownName(PlanNode node) {
        if (node instanceof PlanNode.Source source) {
            return source.topic();
        } else if (node instanceof PlanNode.Merge merge) {
            return merge.label();
        } else if (node instanceof RoutingStep.Branch branch) {
            return KafkaNames.of("branch", branch.label());
        } else if (node instanceof HoldingStep.Window window) {
            return window.query().windowing().name();
        }
        return node instanceof HoldingStep.Buffer buffer ? buffer.packets().name() : null;
    }

    /** The name, with a number where it is taken. */
    String free(String name) {
        String free = name;
        for (int number = 2; has(free); number++) {
            free = name + "-" + number;
        }
        return free;
    }
}
