package io.pitwall.dsl;

import static java.util.Objects.requireNonNull;

import io.pitwall.dsl.plan.PlanBuilder;
import io.pitwall.dsl.plan.PlanNode;
import java.time.Duration;
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

    /**
     * The events of the streams: those with the given ids, or all if none is given.
     *
     * <pre>{@code
     * telemetry.topic("car-events").events("pit-stop", "yellow-flag").to("race-events");
     * }</pre>
     */
    public EventStage events(String... ids) {
        return new EventStage(plan, plan.selectEvents(node, List.of(ids)));
    }

    /**
     * Ends streams that fall silent: one that has sent nothing for this long, by the wall clock, gets an end of the type
     * {@code TERMINATED}; what it sends later opens it anew.
     *
     * <pre>{@code
     * telemetry.topic("phone-data").endWhenIdle(Duration.ofMinutes(10))
     *         .parameters("Speed").to("phone-speeds");
     * }</pre>
     *
     * <p>It is a rule for the topic, for all that is made of it, wherever it is said. Never early: the end comes between
     * one and 1.2 times the duration after the last message was read. Time during which the application does not run does
     * not count, because its input waits. Streams that are ended so are not forgotten after {@link
     * PitwallConfig#CONTEXT_TTL_MS}.
     *
     * @throws IllegalArgumentException if the duration is shorter than 10 ms, or another one was given for the topic
     */
    public TopicStage endWhenIdle(Duration duration) {
        return new TopicStage(plan, plan.endWhenIdle(node, requireNonNull(duration, "duration")));
    }

    /**
     * Writes everything to another topic: parameters, events and what is known of the streams.
     *
     * <pre>{@code
     * telemetry.topic("car-data").to("car-data-copy");
     * }</pre>
     */
    public void to(String topic) {
        to(topic, StreamIdentity.unchanged());
    }

    /**
     * Writes everything to another topic, under other ids; as {@link ParameterStage#to(String, StreamIdentity)}.
     *
     * <pre>{@code
     * telemetry.topic("car-data")
     *         .to("all-cars", StreamIdentity.prefixed("monza-"));
     * }</pre>
     */
    public void to(String topic, StreamIdentity identity) {
        plan.sink(node, topic, requireNonNull(identity, "identity"));
    }
}
