package io.pitwall.dsl;

import static java.util.Objects.requireNonNull;

import io.pitwall.data.EventBatch;
import io.pitwall.data.StreamContext;
import io.pitwall.dsl.plan.PlanBuilder;
import io.pitwall.dsl.plan.PlanNode;
import java.util.function.BiConsumer;

/**
 * Events on their way through the topology, stream by stream.
 *
 * <p>Every stage passes on the streams' properties and ends, and the definitions of the events that are still there; there
 * are no parameters.
 */
public final class EventStage {

    private final PlanBuilder plan;
    private final PlanNode node;

    EventStage(PlanBuilder plan, PlanNode node) {
        this.plan = plan;
        this.node = node;
    }

    /**
     * Looks at what comes and passes it on, under a name made of where it stands.
     *
     * <pre>{@code
     * telemetry.topic("car-events").events("pit-stop")
     *         .peek((stream, batch) -> log.debug("{}: {}", stream.id(), batch.events())).to("seen-stops");
     * }</pre>
     */
    public EventStage peek(BiConsumer<StreamContext, EventBatch> action) {
        return peek(action, OnError.fail());
    }

    /** As {@link #peek(BiConsumer)}; events on which the action throws go where {@code onError} says, and not on. */
    public EventStage peek(BiConsumer<StreamContext, EventBatch> action, OnError onError) {
        requireNonNull(action, "action");
        requireNonNull(onError, "onError");
        return new EventStage(plan, plan.peekEvents(node, null, action, onError));
    }

    /**
     * Looks at what comes and passes it on. After a crash it sees again what was not committed.
     *
     * <pre>{@code
     * telemetry.topic("car-events").events("pit-stop")
     *         .peek("log stops", (stream, batch) -> log.debug("{}: {}", stream.id(), batch)).to("logged-stops");
     * }</pre>
     *
     * <p>An action that throws stops the application with a message that names it, stream and record.
     *
     * @param name what the action does, for errors and metrics; each {@code peek} has its own
     */
    public EventStage peek(String name, BiConsumer<StreamContext, EventBatch> action) {
        return peek(name, action, OnError.fail());
    }

    /** As {@link #peek(String, BiConsumer)}; events on which the action throws go where {@code onError} says, and not on. */
    public EventStage peek(String name, BiConsumer<StreamContext, EventBatch> action, OnError onError) {
        requireNonNull(name, "name");
        requireNonNull(action, "action");
        requireNonNull(onError, "onError");
        return new EventStage(plan, plan.peekEvents(node, name, action, onError));
    }

    /**
     * Writes to a topic, under the ids the streams have.
     *
     * <pre>{@code
     * telemetry.topic("car-events").events("pit-stop").to("pit-stops");
     * }</pre>
     */
    public void to(String topic) {
        to(topic, StreamIdentity.unchanged());
    }

    /**
     * Writes to a topic, under other ids; as {@link ParameterStage#to(String, StreamIdentity)}.
     *
     * <pre>{@code
     * telemetry.topic("car-events").events("pit-stop")
     *         .to("stops", StreamIdentity.suffixed("-stops"));
     * }</pre>
     */
    public void to(String topic, StreamIdentity identity) {
        plan.sink(node, topic, requireNonNull(identity, "identity"));
    }
}
