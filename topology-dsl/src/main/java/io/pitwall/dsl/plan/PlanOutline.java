package io.pitwall.dsl.plan;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What of a plan outlives the program that made it: names and texts, and no functions. It can be written down, and be read
 * by a later version to compare. Immutable; in the order of names.
 *
 * @param stores what the plan does with each of its stores
 * @param inputs for each topic that is read the steps that follow, without names of topics
 * @param outputs for each topic that is written the steps that lead there, without names of topics
 */
public record PlanOutline(
        Map<PlanStore, StoreUse> stores, Map<String, List<String>> inputs, Map<String, List<String>> outputs) {

    public PlanOutline {
        Map<PlanStore, StoreUse> ordered =
                new TreeMap<>(Comparator.comparing(PlanStore::name).thenComparing(PlanStore::kind));
        ordered.putAll(stores);
        stores = Collections.unmodifiableMap(ordered);
        inputs = ordered(inputs);
        outputs = ordered(outputs);
    }

    private static Map<String, List<String>> ordered(Map<String, List<String>> topics) {
        Map<String, List<String>> ordered = new TreeMap<>();
        topics.forEach((topic, steps) -> ordered.put(topic, List.copyOf(steps)));
        return Collections.unmodifiableMap(ordered);
    }

    static PlanOutline of(Plan plan) {
        return new PlanOutline(StoreUse.ofAll(plan), TopicSteps.ofInputs(plan), TopicSteps.ofOutputs(plan));
    }
}
