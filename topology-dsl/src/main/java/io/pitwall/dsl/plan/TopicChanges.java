package io.pitwall.dsl.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Topics that two plans do not have in common. A topic that is gone and one that is new are taken for the same where what
 * is done with them is the same, or where there is one of each.
 *
 * @param renamed pairs of them
 * @param gone the others of the old plan
 * @param added the others of the new plan
 */
record TopicChanges(List<RenamedTopic> renamed, Set<String> gone, Set<String> added) {

    static TopicChanges ofInputs(PlanOutline before, PlanOutline after) {
        return between(before.inputs(), after.inputs(), true);
    }

    static TopicChanges ofOutputs(PlanOutline before, PlanOutline after) {
        return between(before.outputs(), after.outputs(), false);
    }

    private static TopicChanges between(
            Map<String, List<String>> before, Map<String, List<String>> after, boolean isRead) {
        Set<String> gone = new TreeSet<>(before.keySet());
        gone.removeAll(after.keySet());
        Set<String> added = new TreeSet<>(after.keySet());
        added.removeAll(before.keySet());
        List<RenamedTopic> renamed = new ArrayList<>();
        for (String old : List.copyOf(gone)) {
            List<String> same = added.stream()
                    .filter(topic -> Objects.equals(after.get(topic), before.get(old)))
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
}
