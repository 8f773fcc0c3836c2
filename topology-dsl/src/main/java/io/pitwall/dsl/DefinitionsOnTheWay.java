package io.pitwall.dsl;

import io.pitwall.dsl.plan.HoldingStep;
import io.pitwall.dsl.plan.Plan;
import io.pitwall.dsl.plan.PlanIndex;
import io.pitwall.dsl.plan.PlanNode;
import io.pitwall.dsl.plan.RoutingStep;
import io.pitwall.dsl.processing.PassedDefinitions;

/** Which definitions come through the steps of a plan, as their processors pass them on. */
final class DefinitionsOnTheWay {

    private final PlanIndex plan;

    DefinitionsOnTheWay(Plan plan) {
        this.plan = new PlanIndex(plan);
    }

    /** Those that come out of a node of what is known in the nearest store of contexts before it. */
    PassedDefinitions behind(String name) {
        PlanNode node = plan.node(name);
        if (!(node instanceof PlanNode.Step step)) {
            return PassedDefinitions.ALL;
        }
        if (step instanceof RoutingStep.LateRows) {
            // Definitions are those of the input of windows, whose rows only late ones are.
            return behind(((HoldingStep.Window) plan.node(step.input())).input());
        }
        PassedDefinitions before = behind(step.input());
        if (step instanceof RoutingStep.AllParameters) {
            return before.withoutEvents();
        } else if (step instanceof RoutingStep.Select select) {
            return before.withoutEvents().ofParameters(select.parameters());
        } else if (step instanceof RoutingStep.SelectEvents events) {
            PassedDefinitions ofEvents = before.withoutParameters();
            return events.ids().isEmpty() ? ofEvents : ofEvents.ofEvents(events.ids());
        } else if (step instanceof HoldingStep.Buffer buffer) {
            return buffer.packets().parameters().isEmpty()
                    ? before
                    : before.ofParameters(buffer.packets().parameters());
        }
        return step instanceof HoldingStep.Window ? before.withoutParameters() : before;
    }
}
