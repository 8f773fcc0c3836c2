package io.pitwall.dsl.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What becomes of the state of an application when it is started again with another topology under the same application
 * id. State stays where a store keeps its name and kind; names come from what the topology class says, so that a rule may
 * change and keep what it holds.
 *
 * <pre>{@code
 * System.out.println(Compatibility.of(Pitwall.plan(oldTopology), Pitwall.plan(newTopology)));
 * }</pre>
 *
 * <p>Immutable. Lists are in the order of names.
 *
 * @param kept stores whose state is there again; of a merge or an exit without what sides have said that are no more, see {@link
 *     KeptStore#forgottenSides}
 * @param lost stores whose state is not found again, because no store has their name, or one that holds something else,
 *     such as windows of another size; their changelog topics stay until somebody deletes them
 * @param added stores that start empty
 * @param renamedTopics topics that seem to have another name
 * @param topicsGone topics that are no longer read or written
 * @param topicsAdded topics that are read or written and were not
 */
public record Compatibility(
        List<KeptStore> kept,
        List<PlanStore> lost,
        List<PlanStore> added,
        List<RenamedTopic> renamedTopics,
        Set<String> topicsGone,
        Set<String> topicsAdded) {

    public Compatibility {
        kept = List.copyOf(kept);
        lost = List.copyOf(lost);
        added = List.copyOf(added);
        renamedTopics = List.copyOf(renamedTopics);
        topicsGone = Set.copyOf(topicsGone);
        topicsAdded = Set.copyOf(topicsAdded);
    }

    /** Compares the plan that is running with the one that is to run. */
    public static Compatibility of(Plan oldPlan, Plan newPlan) {
        return of(oldPlan.outline(), newPlan.outline());
    }

    /** As {@link #of(Plan, Plan)}, of what is left of a plan when it has been written down. */
    public static Compatibility of(PlanOutline oldPlan, PlanOutline newPlan) {
        Map<PlanStore, StoreUse> before = oldPlan.stores();
        Map<PlanStore, StoreUse> after = newPlan.stores();
        List<KeptStore> kept = new ArrayList<>();
        List<PlanStore> lost = new ArrayList<>();
        before.forEach((store, use) -> {
            StoreUse now = after.get(store);
            if (now == null || !now.held().equals(use.held())) {
                lost.add(store);
            } else {
                kept.add(new KeptStore(store, use, now));
            }
        });
        List<PlanStore> added = after.keySet().stream()
                .filter(store -> !before.containsKey(store) || lost.contains(store))
                .toList();
        TopicChanges inputs = TopicChanges.ofInputs(oldPlan, newPlan);
        TopicChanges outputs = TopicChanges.ofOutputs(oldPlan, newPlan);
        return new Compatibility(
                kept,
                lost,
                added,
                Stream.concat(inputs.renamed().stream(), outputs.renamed().stream())
                        .toList(),
                union(inputs.gone(), outputs.gone()),
                union(inputs.added(), outputs.added()));
    }

    private static Set<String> union(Set<String> some, Set<String> others) {
        Set<String> all = new TreeSet<>(some);
        all.addAll(others);
        return all;
    }

    /** Whether all state of the old application is there again. */
    public boolean losesNothing() {
        return lost.isEmpty()
                && kept.stream().allMatch(store -> store.forgottenSides().isEmpty());
    }

    /** A report for people. */
    @Override
    public String toString() {
        return CompatibilityReport.of(this);
    }
}
