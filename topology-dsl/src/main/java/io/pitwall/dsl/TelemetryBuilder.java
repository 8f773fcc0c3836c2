package io.pitwall.dsl;

import io.pitwall.dsl.plan.PlanBuilder;

/** Where a topology begins. */
public final class TelemetryBuilder {

    private final PlanBuilder plan;

    TelemetryBuilder(PlanBuilder plan) {
        this.plan = plan;
    }

    /**
     * Reads a topic whose records are stream messages keyed by stream id. Asking for the same topic again continues
     * from the same source.
     *
     * <pre>{@code
     * telemetry.topic("car-data").parameters().to("car-copy");
     * }</pre>
     *
     * @throws IllegalArgumentException if Kafka does not allow the name
     */
    public TopicStage topic(String name) {
        return new TopicStage(plan, plan.source(name));
    }
}
