package io.pitwall.dsl;

import io.pitwall.dsl.plan.PlanBuilder;
import io.pitwall.dsl.plan.PlanNode;
import java.util.List;

/** The streams of a topic, with all their messages. */
public final class TopicStage {

    private final PlanBuilder plan;
    private final PlanNode node;

    TopicStage(PlanBuilder plan, PlanNode node) {
        this.plan = plan;
        this.node = node;
    }

    /**
     * The parameter data of the streams.
     *
     * <p>With names: only these parameters, and only the rows that have a value of one of them; the functions of the
     * following stages may ask for no other name. Without names: all of it.
     *
     * <pre>{@code
     * telemetry.topic("car-data").parameters("Brake").to("pedal");
     * }</pre>
     */
    public ParameterStage parameters(String... names) {
        List<String> declared = List.of(names);
        return names.length == 0
                ? new ParameterStage(plan, plan.allParameters(node), null)
                : new ParameterStage(plan, plan.select(node, declared), declared);
    }
}
