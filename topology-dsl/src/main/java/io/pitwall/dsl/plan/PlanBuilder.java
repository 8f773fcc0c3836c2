package io.pitwall.dsl.plan;

import io.pitwall.data.EventBatch;
import io.pitwall.data.ParameterData;
import io.pitwall.data.Row;
import io.pitwall.data.StreamContext;
import io.pitwall.dsl.OnError;
import io.pitwall.dsl.StreamIdentity;
import io.pitwall.rules.Packets;
import io.pitwall.rules.window.Late;
import io.pitwall.rules.window.WindowQuery;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Collects the nodes of a plan and refuses what makes no sense. Used by one thread. */
public final class PlanBuilder {

    private static final Duration SHORTEST_IDLE = Duration.ofMillis(10);
    private static final String WINDOWS = ".windows";

    private final PlanNodes nodes = new PlanNodes();
    private final Set<String> begunWindows = new LinkedHashSet<>();

    /** The source of a topic: the one there is, or a new one. */
    public PlanNode source(String topic) {
        KafkaNames.check("topic", topic);
        PlanNode existing = nodes.find(topic + ".source");
        return existing != null ? existing : nodes.add(new PlanNode.Source(topic + ".source", topic, null));
    }

    /** The source of a topic, which from now on ends what is silent. */
    public PlanNode endWhenIdle(PlanNode source, Duration duration) {
        if (duration.compareTo(SHORTEST_IDLE) < 0) {
            throw new IllegalArgumentException(
                    "endWhenIdle must be " + SHORTEST_IDLE.toMillis() + " ms or more, but it's " + duration);
        }
        PlanNode.Source known = (PlanNode.Source) Objects.requireNonNull(nodes.find(source.name()));
        Duration before = known.endWhenIdle();
        if (before != null && !before.equals(duration)) {
            throw new IllegalArgumentException("the streams of topic '" + known.topic() + "' cannot end when idle for "
                    + before + " and for " + duration + ": it is one rule for the topic; say it once");
        }
        return nodes.replace(new PlanNode.Source(known.name(), known.topic(), duration));
    }

    public PlanNode allParameters(PlanNode input) {
        return nodes.add(new RoutingStep.AllParameters(nodes.standing(input, "parameters"), input.name()));
    }

    public PlanNode select(PlanNode input, List<String> parameters) {
        if (parameters.contains("")) {
            throw new IllegalArgumentException("a parameter must have a name, but one of " + parameters + " is empty");
        }
        return nodes.add(new RoutingStep.Select(nodes.standing(input, "select"), input.name(), parameters));
    }

    public PlanNode buffer(PlanNode input, Packets packets, OnError onError) {
        String name = nodes.storing("buffer", packets.name(), ".packets");
        return nodes.add(new HoldingStep.Buffer(name, input.name(), packets, onError));
    }

    /** Windows of which it is yet to be said what is computed; the plan is refused if it never is. */
    public void beginWindow(String name) {
        begunWindows.add(name);
    }

    /** Windows; a topic for their late rows is written too. */
    public PlanNode window(PlanNode input, WindowQuery query) {
        String windowName = query.windowing().name();
        String name = nodes.storing("window", windowName, WINDOWS);
        HoldingStep.Window window = new HoldingStep.Window(name, input.name(), query, nodes.contextStore(input));
        nodes.add(window);
        if (!(query.windowing().late() instanceof Late.ToTopic late)) {
            return window;
        }
        PlanNode lateRows = nodes.add(new RoutingStep.LateRows(window.lateName(), name));
        sink(lateRows, late.topic(), StreamIdentity.unchanged());
        return nodes.add(new RoutingStep.WindowResults(window.resultsName(), name));
    }

    public PlanNode deriveNumber(
            PlanNode input,
            String parameter,
            @Nullable List<String> declared,
            ToDoubleFunction<Row> function,
            OnError onError) {
        checkParameter(parameter);
        String name = nodes.standing(input, "derive");
        return nodes.add(new FunctionStep.DeriveNumber(name, input.name(), parameter, declared, function, onError));
    }

    public PlanNode deriveText(
            PlanNode input,
            String parameter,
            @Nullable List<String> declared,
            Function<Row, @Nullable String> function,
            OnError onError) {
        checkParameter(parameter);
        String name = nodes.standing(input, "derive");
        return nodes.add(new FunctionStep.DeriveText(name, input.name(), parameter, declared, function, onError));
    }

    public PlanNode where(PlanNode input, @Nullable List<String> declared, Predicate<Row> condition, OnError onError) {
        return nodes.add(
                new FunctionStep.Where(nodes.standing(input, "where"), input.name(), declared, condition, onError));
    }

    public PlanNode map(
            PlanNode input,
            String label,
            BiFunction<StreamContext, ParameterData, ParameterData> function,
            OnError onError) {
        String name = nodes.labelled(label, "map");
        return nodes.add(
                new FunctionStep.MapPackets(name, input.name(), label, nodes.contextStore(input), function, onError));
    }

    /** A look at what passes; a null label stands for a name that tells where the node stands. */
    public PlanNode peek(
            PlanNode input, @Nullable String label, BiConsumer<StreamContext, ParameterData> action, OnError onError) {
        String name = label == null ? nodes.standing(input, "peek") : nodes.labelled(label, "peek");
        return nodes.add(new FunctionStep.Peek(
                name, input.name(), label == null ? name : label, nodes.contextStore(input), action, onError));
    }

    public void sink(PlanNode input, String topic, StreamIdentity identity) {
        KafkaNames.check("topic", topic);
        PlanNode.Sink sink = new PlanNode.Sink(
                nodes.free(topic + ".sink"), input.name(), topic, identity, nodes.contextStore(input));
        for (PlanNode node : nodes.all()) {
            if (node instanceof PlanNode.Sink other
                    && other.topic().equals(topic)
                    && other.side().equals(sink.side())) {
                throw new IllegalArgumentException("topic '" + topic + "' is written twice by '" + input.name()
                        + "' with the ids " + identity + ": every row would be there twice; write it once");
            }
        }
        nodes.add(sink);
    }

    /**
     * The plan.
     *
     * @throws IllegalArgumentException if nothing is written, a window has no aggregate, a topic would feed itself, or two
     *     processors would have one name
     */
    public Plan build() {
        for (String window : begunWindows) {
            if (!nodes.has(window + WINDOWS)) {
                throw new IllegalArgumentException("window '" + window
                        + "' has no aggregate: say what is computed with aggregate(..), or leave it out");
            }
        }
        Plan plan = nodes.plan();
        if (plan.outputTopics().isEmpty()) {
            throw new IllegalArgumentException("the topology writes nothing: end a stage with to(\"topic\")");
        }
        TopicLoops.refuse(plan);
        ProcessorNames.of(plan);
        return plan;
    }

    /** A look at events; a null label stands for a name that tells where the node stands. */
    public PlanNode peekEvents(
            PlanNode input, @Nullable String label, BiConsumer<StreamContext, EventBatch> action, OnError onError) {
        String name = label == null ? nodes.standing(input, "peek") : nodes.labelled(label, "peek");
        return nodes.add(new FunctionStep.PeekEvents(
                name, input.name(), label == null ? name : label, nodes.contextStore(input), action, onError));
    }

    /** Events; all of them if no id is named. */
    public PlanNode selectEvents(PlanNode input, List<String> ids) {
        return nodes.add(new RoutingStep.SelectEvents(nodes.standing(input, "events"), input.name(), ids));
    }

    public PlanNode split(PlanNode input, @Nullable List<String> declared) {
        return nodes.add(new RoutingStep.Split(nodes.standing(input, "split"), input.name(), declared));
    }

    public PlanNode branch(PlanNode split, String label, Predicate<Row> condition, OnError onError) {
        return nodes.add(
                new RoutingStep.Branch(nodes.labelled(label, "branch"), split.name(), label, condition, onError));
    }

    /** The rest of a split, once. */
    public PlanNode otherwise(PlanNode split) {
        String name = split.name() + "-otherwise";
        if (nodes.has(name)) {
            throw new IllegalArgumentException(
                    "otherwise is said twice of one branch stage; the rows that no branch takes"
                            + " are one stage, which can be used more than once");
        }
        return nodes.add(new RoutingStep.Otherwise(name, split.name()));
    }

    /** One of several; each of them once. */
    public PlanNode merge(String label, List<PlanNode> inputs) {
        String name = nodes.storing("merge", label, ".merge");
        List<String> names = inputs.stream().map(PlanNode::name).toList();
        for (PlanNode input : inputs) {
            if (nodes.find(input.name()) != input) {
                throw new IllegalArgumentException(
                        "merge '" + label + "' is given a stage of another topology: " + input.name());
            }
            if (Collections.frequency(names, input.name()) > 1) {
                throw new IllegalArgumentException("merge '" + label + "' is given the stage '" + input.name()
                        + "' twice: every row would be there twice; give it once");
            }
        }
        return nodes.add(new PlanNode.Merge(
                name, label, names, inputs.stream().map(nodes::contextStore).toList()));
    }

    private static void checkParameter(String parameter) {
        if (parameter.isEmpty()) {
            throw new IllegalArgumentException("a derived parameter must have a name, but it is empty");
        }
    }
}
