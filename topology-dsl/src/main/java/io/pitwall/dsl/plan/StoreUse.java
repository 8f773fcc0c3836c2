package io.pitwall.dsl.plan;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a plan does with a store.
 *
 * @param text the step that owns it, for people
 * @param held what exactly it holds, where there is more to it than its kind: another use reads it only if that is equal;
 *     empty where the kind says all
 * @param topics the topics that feed it; its changelog has as many partitions as they have
 * @param sides the names under which it keeps what the sides of a merge, or the sinks of a topic, have said; empty for other
 *     stores
 */
public record StoreUse(String text, String held, Set<String> topics, Set<String> sides) {

    public StoreUse {
        topics = Set.copyOf(topics);
        sides = Set.copyOf(sides);
    }

    /** What a plan does with its stores, in the order of their names. */
    static Map<PlanStore, StoreUse> ofAll(Plan plan) {
        Map<PlanStore, StoreUse> uses =
                new TreeMap<>(Comparator.comparing(PlanStore::name).thenComparing(PlanStore::kind));
        for (PlanNode node : plan.nodes()) {
            node.stores()
                    .forEach(store ->
                            uses.put(store, new StoreUse(node.text(), node.held(), plan.topicsOf(node), sides(node))));
        }
        for (String topic : plan.outputTopics()) {
            addExit(plan, plan.sinksOf(topic), uses);
        }
        return uses;
    }

    private static Set<String> sides(PlanNode node) {
        return node instanceof PlanNode.Merge ? Set.copyOf(node.inputs()) : Set.of();
    }

    /** Several sinks of one topic share a store, a single one has none. */
    private static void addExit(Plan plan, List<PlanNode.Sink> sinks, Map<PlanStore, StoreUse> uses) {
        if (sinks.size() > 1) {
            Set<String> topics = new TreeSet<>();
            Set<String> sides = new TreeSet<>();
            for (PlanNode.Sink sink : sinks) {
                topics.addAll(plan.topicsOf(sink));
                sides.add(sink.side());
            }
            PlanNode.Sink first = sinks.get(0);
            uses.put(
                    new PlanStore(first.storeName(), StateKind.MERGED_STREAMS),
                    new StoreUse("exit to " + first.topic(), "", topics, sides));
        }
    }
}
