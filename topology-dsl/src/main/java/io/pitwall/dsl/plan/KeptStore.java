package io.pitwall.dsl.plan;

import java.util.Set;
import java.util.TreeSet;

/**
 * A store that two plans have in common: the new application goes on with what the old one left in it.
 *
 * @param store in both plans
 * @param before what the old plan does with it
 * @param after what the new plan does with it
 */
public record KeptStore(PlanStore store, StoreUse before, StoreUse after) {

    /** Whether the step that owns it is told something else; what is held goes by the new rule. */
    public boolean isRuleChanged() {
        return !before.text().equals(after.text());
    }

    /**
     * The sides of a merge or an exit, by name, that the new plan does not have: what they have said is forgotten, and streams
     * that only they carried are open no more. A side under another name is a new one: it says anew what its sources know.
     */
    public Set<String> forgottenSides() {
        Set<String> forgotten = new TreeSet<>(before.sides());
        forgotten.removeAll(after.sides());
        return forgotten;
    }

    /** Whether other topics feed it: what is held is of streams of the old ones, and partitions may not fit. */
    public boolean isFedByOthers() {
        return !before.topics().equals(after.topics());
    }
}
