package io.pitwall.dsl;

import static java.util.Objects.requireNonNull;

import io.pitwall.data.Row;
import io.pitwall.dsl.plan.PlanBuilder;
import io.pitwall.dsl.plan.PlanNode;
import io.pitwall.rules.Packets;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Parameter data on its way through the topology, stream by stream.
 *
 * <p>Every stage passes on the streams' properties and ends, and the definitions of the parameters that are still
 * there. Functions get a {@link Row} that is valid during the call; they must give the same result for the same row and
 * must not block.
 */
public final class ParameterStage {

    private final PlanBuilder plan;
    private final PlanNode node;
    private final @Nullable List<String> declared;

    ParameterStage(PlanBuilder plan, PlanNode node, @Nullable List<String> declared) {
        this.plan = plan;
        this.node = node;
        this.declared = declared;
    }

    /**
     * Holds rows back and releases them as packets; one following function call, one output record, sees a packet.
     *
     * <p>Rows of equal time and equal tags within a packet become one row. What is held survives crashes. Predicates of the
     * rule may ask for the parameters of this stage; one that throws stops the application with a message that names
     * predicate, row, stream and record, and leaves the buffer as it was.
     *
     * <pre>{@code
     * telemetry.topic("car-data").parameters("Speed")
     *         .buffer(Packets.named("speed").everySpan(ofMillis(80)).orEveryRows(3)).to("speed-packets");
     * }</pre>
     *
     * @throws IllegalArgumentException if the rule selects a parameter that is not among those of this stage
     */
    public ParameterStage buffer(Packets packets) {
        requireNonNull(packets, "packets");
        Packets rule = declared == null ? packets : packets.declaring(declared);
        List<String> left = rule.parameters().isEmpty() ? declared : rule.parameters();
        return new ParameterStage(plan, plan.buffer(node, rule), left);
    }

    /**
     * Adds a number computed from each row; it takes the place of a parameter of that name. NaN is a value, not a missing
     * cell. A function that throws stops the application with a message that names stream and record.
     *
     * <pre>{@code
     * telemetry.topic("car-data").parameters("Speed", "Brake")
     *         .deriveNumber("Percent", row -> 100 * row.number("Brake", 0)).to("brake-percent");
     * }</pre>
     */
    public ParameterStage deriveNumber(String parameter, ToDoubleFunction<Row> function) {
        return new ParameterStage(
                plan,
                plan.deriveNumber(node, parameter, declared, requireNonNull(function, "function")),
                declaredWith(parameter));
    }

    /**
     * Adds a text computed from each row; it takes the place of a parameter of that name. Null leaves the cell
     * missing. A function that throws stops the application with a message that names stream and record.
     *
     * <pre>{@code
     * telemetry.topic("car-data").parameters("Brake")
     *         .deriveText("Braking", row -> row.number("Brake") > 0.5 ? "hard" : null).to("braking");
     * }</pre>
     */
    public ParameterStage deriveText(String parameter, Function<Row, @Nullable String> function) {
        return new ParameterStage(
                plan,
                plan.deriveText(node, parameter, declared, requireNonNull(function, "function")),
                declaredWith(parameter));
    }

    /**
     * Only these parameters, and only the rows that have a value of one of them; tags stay.
     *
     * <pre>{@code
     * telemetry.topic("car-data").parameters("Speed", "Brake")
     *         .select("Speed").to("speeds");
     * }</pre>
     *
     * @throws IllegalArgumentException if a name is not among the parameters of this stage
     */
    public ParameterStage select(String... parameters) {
        if (parameters.length == 0) {
            throw new IllegalArgumentException("select needs the name of at least one parameter");
        }
        List<String> names = List.of(parameters);
        if (declared != null && !declared.containsAll(names)) {
            throw new IllegalArgumentException("select(" + String.join(", ", names)
                    + ") asks for what is not among the parameters of this stage: " + String.join(", ", declared));
        }
        return new ParameterStage(plan, plan.select(node, names), names);
    }

    /**
     * Writes to a topic, under the ids the streams have.
     *
     * <pre>{@code
     * telemetry.topic("car-data").parameters("Gear").to("gears");
     * }</pre>
     */
    public void to(String topic) {
        to(topic, StreamIdentity.unchanged());
    }

    /**
     * Writes to a topic, under other ids.
     *
     * <pre>{@code
     * telemetry.topic("car-data").parameters("Gear")
     *         .to("shifts", StreamIdentity.suffixed("-gear"));
     * }</pre>
     *
     * @throws IllegalArgumentException if the topic is written already; when the plan is built also if what is written
     *     would be read again, directly or by way of other topics
     */
    public void to(String topic, StreamIdentity identity) {
        plan.sink(node, topic, requireNonNull(identity, "identity"));
    }

    private @Nullable List<String> declaredWith(String parameter) {
        return declared == null
                ? null
                : Stream.concat(declared.stream(), Stream.of(parameter))
                        .distinct()
                        .toList();
    }
}
