package io.pitwall.dsl.plan;

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

    /** Whether other topics feed it: what is held is of streams of the old ones, and partitions may not fit. */
    public boolean isFedByOthers() {
        return !before.topics().equals(after.topics());
    }
}
