package io.pitwall.dsl;

import static java.util.Objects.requireNonNull;

import io.pitwall.data.ParameterData;
import io.pitwall.data.Row;
import io.pitwall.data.StreamContext;
import io.pitwall.dsl.plan.PlanBuilder;
import io.pitwall.dsl.plan.PlanNode;
import io.pitwall.frame.FrameFunction;
import io.pitwall.frame.Frames;
import io.pitwall.rules.Packets;
import io.pitwall.rules.window.Windowing;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
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
        return buffer(packets, OnError.fail());
    }

    /**
     * As {@link #buffer(Packets)}; a row on which a predicate of the rule throws goes where {@code onError} says, and is as if
     * it had never come. Of {@code whenHeld} that is the row that has just arrived.
     */
    public ParameterStage buffer(Packets packets, OnError onError) {
        requireNonNull(packets, "packets");
        requireNonNull(onError, "onError");
        Packets rule = declared == null ? packets : packets.declaring(declared);
        List<String> left = rule.parameters().isEmpty() ? declared : rule.parameters();
        return new ParameterStage(plan, plan.buffer(node, rule, onError), left);
    }

    /**
     * Rows that belong together in windows of time, sessions or numbers of rows, of which {@link WindowStage#aggregate} says
     * what is computed.
     *
     * <pre>{@code
     * telemetry.topic("car-data").parameters("Speed", "Brake")
     *         .window(Windowing.named("lap").tumbling(ofMillis(100)).groupedByTag("Lap"))
     *         .aggregate(mean("Speed"), max("Brake")).to("lap-means");
     * }</pre>
     *
     * <p>Time is that of the rows, for each stream its own. Late rows are dropped and counted unless the windowing says
     * otherwise; a topic of late rows gets the properties, definitions and ends of the streams too.
     */
    public WindowStage window(Windowing windowing) {
        plan.beginWindow(requireNonNull(windowing, "windowing").name());
        return new WindowStage(plan, node, declared, windowing);
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
        return deriveNumber(parameter, function, OnError.fail());
    }

    /** As {@link #deriveNumber(String, ToDoubleFunction)}; a row on which the function throws goes where {@code onError} says. */
    public ParameterStage deriveNumber(String parameter, ToDoubleFunction<Row> function, OnError onError) {
        requireNonNull(function, "function");
        requireNonNull(onError, "onError");
        return new ParameterStage(
                plan, plan.deriveNumber(node, parameter, declared, function, onError), declaredWith(parameter));
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
        return deriveText(parameter, function, OnError.fail());
    }

    /** As {@link #deriveText(String, Function)}; a row on which the function throws goes where {@code onError} says. */
    public ParameterStage deriveText(String parameter, Function<Row, @Nullable String> function, OnError onError) {
        requireNonNull(function, "function");
        requireNonNull(onError, "onError");
        return new ParameterStage(
                plan, plan.deriveText(node, parameter, declared, function, onError), declaredWith(parameter));
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
     * Only the rows that satisfy a condition. Data of which no row is left is not passed on.
     *
     * <pre>{@code
     * telemetry.topic("car-data").parameters("Speed", "Gear")
     *         .where(row -> row.number("Speed", 0) > 300).to("fast");
     * }</pre>
     *
     * <p>A condition that throws stops the application with a message that names stream and record.
     */
    public ParameterStage where(Predicate<Row> condition) {
        return where(condition, OnError.fail());
    }

    /** As {@link #where(Predicate)}; a row on which the condition throws goes where {@code onError} says. */
    public ParameterStage where(Predicate<Row> condition, OnError onError) {
        requireNonNull(condition, "condition");
        requireNonNull(onError, "onError");
        return new ParameterStage(plan, plan.where(node, declared, condition, onError), declared);
    }

    /**
     * Makes other parameter data of what comes: one call for each packet of a {@link #buffer}, for each record
     * where nothing holds rows back.
     *
     * <pre>{@code
     * telemetry.topic("car-data").parameters("Speed").buffer(Packets.named("fives").everyRows(5))
     *         .map("last row", (stream, packet) -> packet.slice(packet.rowCount() - 1, packet.rowCount()))
     *         .to("every-fifth");
     * }</pre>
     *
     * <p>What has no rows is not passed on. The stages that follow may ask for parameters of any name, and definitions go
     * through as they are, because nobody knows what the function leaves. It is handed what is known about the
     * stream at that moment: rows that were held may be older. A function that throws or returns null stops the
     * application with a message that names it, stream and record.
     *
     * @param name what the function does, for errors and metrics; each {@code map} has its own
     */
    public ParameterStage map(String name, BiFunction<StreamContext, ParameterData, ParameterData> function) {
        return map(name, function, OnError.fail());
    }

    /** As {@link #map(String, BiFunction)}; a packet on which the function throws goes where {@code onError} says. */
    public ParameterStage map(
            String name, BiFunction<StreamContext, ParameterData, ParameterData> function, OnError onError) {
        requireNonNull(name, "name");
        requireNonNull(function, "function");
        requireNonNull(onError, "onError");
        return new ParameterStage(plan, plan.map(node, name, function, onError), null);
    }

    /**
     * Makes other parameter data of what comes, as {@link #map} does, by a function on data frames of DFLib.
     *
     * <pre>{@code
     * telemetry.topic("car-data").parameters("Speed")
     *         .mapFrame("over 300", (stream, packet) -> packet.cols("Over").merge(Exp.$double("Speed").sub(300)))
     *         .to("over-300");
     * }</pre>
     *
     * <p>{@link Frames} says what the frame of a packet looks like and which frames it takes back. The project that uses this
     * depends on {@code org.dflib:dflib}; Pitwall does not bring it.
     *
     * @param name what the function does, for errors and metrics; each {@code map} and {@code mapFrame} has its own
     */
    public ParameterStage mapFrame(String name, FrameFunction function) {
        return mapFrame(name, function, OnError.fail());
    }

    /** As {@link #mapFrame(String, FrameFunction)}; a packet on which the function throws goes where {@code onError} says. */
    public ParameterStage mapFrame(String name, FrameFunction function, OnError onError) {
        requireNonNull(function, "function");
        return map(
                name,
                (stream, packet) -> Frames.toData(requireNonNull(
                        function.apply(stream, Frames.from(packet)), "the function returned null in place of a frame")),
                onError);
    }

    /**
     * Looks at what comes and passes it on, as in {@link #peek(String, BiConsumer)}, under a name made of where it stands.
     *
     * <pre>{@code
     * telemetry.topic("car-data").parameters("Speed")
     *         .peek((stream, packet) -> log.debug("{}: {} rows", stream.id(), packet.rowCount())).to("seen");
     * }</pre>
     */
    public ParameterStage peek(BiConsumer<StreamContext, ParameterData> action) {
        return peek(action, OnError.fail());
    }

    /** As {@link #peek(BiConsumer)}; a packet on which the action throws goes where {@code onError} says, and not on. */
    public ParameterStage peek(BiConsumer<StreamContext, ParameterData> action, OnError onError) {
        requireNonNull(action, "action");
        requireNonNull(onError, "onError");
        return new ParameterStage(plan, plan.peek(node, null, action, onError), declared);
    }

    /**
     * Looks at what comes and passes it on. After a crash it sees again what was not committed.
     *
     * <pre>{@code
     * telemetry.topic("car-data").parameters("Speed")
     *         .peek("log rows", (stream, packet) -> log.debug("{}: {}", stream.id(), packet)).to("logged");
     * }</pre>
     *
     * <p>An action that throws stops the application with a message that names it, stream and record.
     *
     * @param name what the action does, for errors and metrics; each {@code peek} has its own
     */
    public ParameterStage peek(String name, BiConsumer<StreamContext, ParameterData> action) {
        return peek(name, action, OnError.fail());
    }

    /**
     * As {@link #peek(String, BiConsumer)}; a packet on which the action throws goes where {@code onError} says, and not on:
     * an action whose failure does not matter catches it itself.
     */
    public ParameterStage peek(String name, BiConsumer<StreamContext, ParameterData> action, OnError onError) {
        requireNonNull(name, "name");
        requireNonNull(action, "action");
        requireNonNull(onError, "onError");
        return new ParameterStage(plan, plan.peek(node, name, action, onError), declared);
    }

    /**
     * Gives each row to one of several branches, of which this is the first.
     *
     * <pre>{@code
     * telemetry.topic("car-data").parameters("Speed")
     *         .branch("fast", row -> row.number("Speed") > 300, fast -> fast.to("above-300"))
     *         .otherwise(rest -> rest.to("up-to-300"));
     * }</pre>
     *
     * @param name of the branch, for errors and metrics; each has its own
     * @param branch what is done with the rows for which the condition holds; called at once
     */
    public BranchStage branch(String name, Predicate<Row> condition, Consumer<ParameterStage> branch) {
        return branch(name, condition, branch, OnError.fail());
    }

    /**
     * As {@link #branch(String, Predicate, Consumer)}; a row on which the condition throws goes where {@code onError} says,
     * and to no branch.
     */
    public BranchStage branch(String name, Predicate<Row> condition, Consumer<ParameterStage> branch, OnError onError) {
        return new BranchStage(plan, plan.split(node, declared), declared).branch(name, condition, branch, onError);
    }

    /**
     * One stage of several: what they send under one stream id becomes one stream.
     *
     * <pre>{@code
     * ParameterStage speed = telemetry.topic("car-data").parameters("Speed");
     * speed.merge("speed-and-tyres", telemetry.topic("tyre-data").parameters("Pressure")).to("speed-and-tyres");
     * }</pre>
     *
     * <p>Rows come as they come, in the order of each side. The stream ends with the last side that carried it. Its
     * parents and definitions are those of all sides, each change once; the rest of its properties is what was said last,
     * by whichever side. Sides that come from several topics need equal numbers of partitions.
     *
     * @param name of the merge and of its store, {@code <name>.merge}
     * @throws IllegalArgumentException if a stage is given twice, or none
     */
    public ParameterStage merge(String name, ParameterStage... others) {
        if (others.length == 0) {
            throw new IllegalArgumentException("merge '" + name + "' needs a stage to merge this one with");
        }
        List<ParameterStage> stages =
                Stream.concat(Stream.of(this), Arrays.stream(others)).toList();
        PlanNode merged =
                plan.merge(name, stages.stream().map(stage -> stage.node).toList());
        return new ParameterStage(plan, merged, declaredByAnyOf(stages));
    }

    /** Null, which allows every name, if one of them allows every name. */
    private static @Nullable List<String> declaredByAnyOf(List<ParameterStage> stages) {
        Set<String> names = new LinkedHashSet<>();
        for (ParameterStage stage : stages) {
            if (stage.declared == null) {
                return null;
            }
            names.addAll(stage.declared);
        }
        return List.copyOf(names);
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
     * <p>Several stages may write to one topic. What comes out under one id is then one stream, as in {@link #merge}: it
     * ends when every stage that wrote it has ended it.
     *
     * @throws IllegalArgumentException if this stage writes the topic under these ids already; when the plan is built also
     *     if what is written would be read again, directly or by way of other topics
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
