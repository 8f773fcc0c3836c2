package io.pitwall.dsl.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the nodes of a plan by their names, and those that read from them. Immutable. */
public final class PlanIndex {

    private final Map<String, PlanNode> nodes = new HashMap<>();
    private final Map<String, List<PlanNode>> followers = new HashMap<>();

    public PlanIndex(Plan plan) {
        for (PlanNode node : plan.nodes()) {
            nodes.put(node.name(), node);
            for (String input : node.inputs()) {
                followers.computeIfAbsent(input, name -> new ArrayList<>()).add(node);
            }
        }
    }

    /**
     * The node of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public PlanNode node(String name) {
        PlanNode node = nodes.get(name);
        if (node == null) {
            throw new IllegalArgumentException("the plan has no node '" + name + "'");
        }
        return node;
    }

    /** The nodes that read from this one, in the order of the plan. */
    public List<PlanNode> followers(PlanNode node) {
        return List.copyOf(followers.getOrDefault(node.name(), List.of()));
    }
}
