package io.pitwall.dsl.plan;

import java.util.List;

/**
 * A plan as a tree of text. What follows a step stands below it; where several do, each is a branch with an indentation of
 * its own, so that a long line of steps does not run out of the page.
 */
final class PlanText {

    private final Plan plan;
    private final PlanIndex index;
    private final StringBuilder text = new StringBuilder();

    private PlanText(Plan plan) {
        this.plan = plan;
        this.index = new PlanIndex(plan);
    }

    static String of(Plan plan, String applicationId) {
        PlanText text = new PlanText(plan);
        for (PlanNode node : plan.nodes()) {
            if (text.isRoot(node)) {
                text.line("", node.text());
                text.steps("", text.index.followers(node));
                text.line("", "");
            }
        }
        text.stores(applicationId);
        return text.text.toString();
    }

    /** What reads several steps stands by itself; those it reads from name it. */
    private boolean isRoot(PlanNode node) {
        return node.inputs().size() != 1;
    }

    private void steps(String indent, List<PlanNode> steps) {
        if (steps.size() == 1) {
            step(indent + "| ", indent, steps.get(0));
            return;
        }
        for (int i = 0; i < steps.size(); i++) {
            boolean isLast = i == steps.size() - 1;
            step(indent + "+- ", indent + (isLast ? "   " : "|  "), steps.get(i));
        }
    }

    private void step(String before, String indent, PlanNode step) {
        if (isRoot(step)) {
            line(before, "into " + step.text());
        } else {
            line(before, step.text());
            steps(indent, index.followers(step));
        }
    }

    private void stores(String applicationId) {
        List<PlanStore> stores = plan.stores();
        TextColumns columns = new TextColumns("");
        columns.row("store", "holds", "changelog topic");
        for (PlanStore store : stores) {
            columns.row(store.name(), store.kind().toString(), store.changelogTopic(applicationId));
        }
        text.append(columns);
    }

    private void line(String before, String says) {
        text.append(before).append(says).append('\n');
    }
}
