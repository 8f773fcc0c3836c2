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
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Collects the nodes of a plan and refuses what makes no sense. Used by one thread. */
public final class PlanBuilder {

    private static final Duration SHORTEST_IDLE = Duration.ofMillis(10);

    private final Map<String, PlanNode> nodes = new LinkedHashMap<>();

    /** The source of a topic: the one there is, or a new one. */
    public PlanNode source(String topic) {
        KafkaNames.check("topic", topic);
        PlanNode existing = nodes.get(topic + ".source");
        return existing != null ? existing : add(new PlanNode.Source(topic + ".source", topic, null));
    }

    /** The source of a topic, which from now on ends what is silent. */
    public PlanNode endWhenIdle(PlanNode source, Duration duration) {
        if (duration.compareTo(SHORTEST_IDLE) < 0) {
            throw new IllegalArgumentException(
                    "endWhenIdle must be " + SHORTEST_IDLE.toMillis() + " ms or more, but it's " + duration);
        }
        PlanNode.Source known = (PlanNode.Source) Objects.requireNonNull(nodes.get(source.name()));
        Duration before = known.endWhenIdle();
        if (before != null && !before.equals(duration)) {
            throw new IllegalArgumentException("the streams of topic '" + known.topic() + "' cannot end when idle for "
                    + before + " and for " + duration + ": it is one rule for the topic; say it once");
        }
        return add(new PlanNode.Source(known.name(), known.topic(), duration));
    }

    public PlanNode allParameters(PlanNode input) {
        return add(new PlanNode.AllParameters(freeName(input, "parameters"), input.name()));
    }

    public PlanNode select(PlanNode input, List<String> parameters) {
        if (parameters.contains("")) {
            throw new IllegalArgumentException("a parameter must have a name, but one of " + parameters + " is empty");
        }
        return add(new PlanNode.Select(freeName(input, "select"), input.name(), parameters));
    }

    public PlanNode buffer(PlanNode input, Packets packets) {
        KafkaNames.check("buffer", packets.name());
        String name = packets.name() + ".packets";
        if (nodes.containsKey(name)) {
            throw new IllegalArgumentException("there are two buffers named '" + packets.name()
                    + "': the name becomes the name of the store, so each needs its own");
        }
        return add(new PlanNode.Buffer(name, input.name(), packets));
    }

    /** Windows; a topic for their late rows is written too. */
    public PlanNode window(PlanNode input, WindowQuery query) {
        String windowName = query.windowing().name();
        KafkaNames.check("window", windowName);
        String name = windowName + ".windows";
        if (nodes.containsKey(name)) {
            throw new IllegalArgumentException("there are two windows named '" + windowName
                    + "': the name becomes the name of the store, so each needs its own");
        }
        PlanNode.Window window = new PlanNode.Window(name, input.name(), query, contextStore(input));
        add(window);
        if (!(query.windowing().late() instanceof Late.ToTopic late)) {
            return window;
        }
        PlanNode lateRows = add(new PlanNode.LateRows(window.lateName(), name));
        sink(lateRows, late.topic(), StreamIdentity.unchanged());
        return add(new PlanNode.WindowResults(window.resultsName(), name));
    }

    public PlanNode deriveNumber(
            PlanNode input,
            String parameter,
            @Nullable List<String> declared,
            ToDoubleFunction<Row> function,
            OnError onError) {
        checkParameter(parameter);
        String name = freeName(input, "derive");
        return add(new PlanNode.DeriveNumber(name, input.name(), parameter, declared, function, onError));
    }

    public PlanNode deriveText(
            PlanNode input,
            String parameter,
            @Nullable List<String> declared,
            Function<Row, @Nullable String> function,
            OnError onError) {
        checkParameter(parameter);
        String name = freeName(input, "derive");
        return add(new PlanNode.DeriveText(name, input.name(), parameter, declared, function, onError));
    }

    public PlanNode where(PlanNode input, @Nullable List<String> declared, Predicate<Row> condition, OnError onError) {
        return add(new PlanNode.Where(freeName(input, "where"), input.name(), declared, condition, onError));
    }

    public PlanNode map(
            PlanNode input,
            String label,
            BiFunction<StreamContext, ParameterData, ParameterData> function,
            OnError onError) {
        String name = labelled(label, "map");
        return add(new PlanNode.MapPackets(name, input.name(), label, contextStore(input), function, onError));
    }

    /** A look at what passes; a null label stands for a name that tells where the node stands. */
    public PlanNode peek(
            PlanNode input, @Nullable String label, BiConsumer<StreamContext, ParameterData> action, OnError onError) {
        String name = label == null ? freeName(input, "peek") : labelled(label, "peek");
        return add(new PlanNode.Peek(
                name, input.name(), label == null ? name : label, contextStore(input), action, onError));
    }

    public void sink(PlanNode input, String topic, StreamIdentity identity) {
        KafkaNames.check("topic", topic);
        PlanNode.Sink sink =
                new PlanNode.Sink(free(topic + ".sink"), input.name(), topic, identity, contextStore(input));
        for (PlanNode node : nodes.values()) {
            if (node instanceof PlanNode.Sink other
                    && other.topic().equals(topic)
                    && other.side().equals(sink.side())) {
                throw new IllegalArgumentException("topic '" + topic + "' is written twice by '" + input.name()
                        + "' with the ids " + identity + ": every row would be there twice; write it once");
            }
        }
        add(sink);
    }

    /**
     * The plan.
     *
     * @throws IllegalArgumentException if nothing is written, or a topic would feed itself
     */
    public Plan build() {
        Plan plan = new Plan(new ArrayList<>(nodes.values()));
        if (plan.outputTopics().isEmpty()) {
            throw new IllegalArgumentException("the topology writes nothing: end a stage with to(\"topic\")");
        }
        plan.inputTopics().forEach(topic -> checkNotFedBy(plan, topic, List.of(topic)));
        return plan;
    }

    /** Follows the topics that are made of the last one of the path; other stream ids do not help, there are ever more. */
    private static void checkNotFedBy(Plan plan, String topic, List<String> path) {
        String last = path.get(path.size() - 1);
        for (PlanNode node : plan.nodes()) {
            if (node instanceof PlanNode.Sink sink && plan.topicsOf(sink).contains(last)) {
                List<String> longer = new ArrayList<>(path);
                longer.add(sink.topic());
                if (sink.topic().equals(topic)) {
                    throw new IllegalArgumentException("topic '" + topic + "' is made of itself ("
                            + String.join(" -> ", longer)
                            + "), so what is written would be read again for ever; write another topic");
                }
                if (!path.contains(sink.topic())) {
                    checkNotFedBy(plan, topic, longer);
                }
            }
        }
    }

    private PlanNode inputOf(PlanNode.Step step) {
        return Objects.requireNonNull(nodes.get(step.input()));
    }

    /** A look at events; a null label stands for a name that tells where the node stands. */
    public PlanNode peekEvents(
            PlanNode input, @Nullable String label, BiConsumer<StreamContext, EventBatch> action, OnError onError) {
        String name = label == null ? freeName(input, "peek") : labelled(label, "peek");
        return add(new PlanNode.PeekEvents(
                name, input.name(), label == null ? name : label, contextStore(input), action, onError));
    }

    /** Events; all of them if no id is named. */
    public PlanNode selectEvents(PlanNode input, List<String> ids) {
        return add(new PlanNode.SelectEvents(freeName(input, "events"), input.name(), ids));
    }

    public PlanNode split(PlanNode input, @Nullable List<String> declared) {
        return add(new PlanNode.Split(freeName(input, "split"), input.name(), declared));
    }

    public PlanNode branch(PlanNode split, String label, Predicate<Row> condition, OnError onError) {
        return add(new PlanNode.Branch(labelled(label, "branch"), split.name(), label, condition, onError));
    }

    /** The rest of a split, once. */
    public PlanNode otherwise(PlanNode split) {
        String name = split.name() + "-otherwise";
        if (nodes.containsKey(name)) {
            throw new IllegalArgumentException(
                    "otherwise is said twice of one branch stage; the rows that no branch takes"
                            + " are one stage, which can be used more than once");
        }
        return add(new PlanNode.Otherwise(name, split.name()));
    }

    /** One of several; each of them once. */
    public PlanNode merge(String label, List<PlanNode> inputs) {
        KafkaNames.check("merge", label);
        String name = label + ".merge";
        if (nodes.containsKey(name)) {
            throw new IllegalArgumentException("there are two merges named '" + label
                    + "': the name becomes the name of the store, so each needs its own");
        }
        List<String> names = inputs.stream().map(PlanNode::name).toList();
        for (PlanNode input : inputs) {
            if (nodes.get(input.name()) != input) {
                throw new IllegalArgumentException(
                        "merge '" + label + "' is given a stage of another topology: " + input.name());
            }
            if (Collections.frequency(names, input.name()) > 1) {
                throw new IllegalArgumentException("merge '" + label + "' is given the stage '" + input.name()
                        + "' twice: every row would be there twice; give it once");
            }
        }
        return add(new PlanNode.Merge(
                name, label, names, inputs.stream().map(this::contextStore).toList()));
    }

    /** The store of the nearest node before this one that keeps the contexts of its streams. */
    private String contextStore(PlanNode node) {
        if (node instanceof PlanNode.Source source) {
            return source.storeName();
        } else if (node instanceof PlanNode.Merge merge) {
            return merge.storeName();
        }
        return contextStore(inputOf((PlanNode.Step) node));
    }

    /**
     * The name of a node that the topology class names itself.
     *
     * @throws IllegalArgumentException if another node of that kind has the name
     */
    private String labelled(String label, String verb) {
        String name = KafkaNames.of(verb, label) + "." + verb;
        if (nodes.containsKey(name)) {
            throw new IllegalArgumentException("there are two steps " + verb + " named '" + label
                    + "', or too much alike: errors and metrics name them, so each needs a name of its own");
        }
        return name;
    }

    private static void checkParameter(String parameter) {
        if (parameter.isEmpty()) {
            throw new IllegalArgumentException("a derived parameter must have a name, but it is empty");
        }
    }

    /** A name that tells where the node stands: its nearest named ancestor, the verb, a number where it is taken. */
    private String freeName(PlanNode input, String verb) {
        String base = null;
        for (PlanNode ancestor = input; base == null; ) {
            base = ownName(ancestor);
            ancestor = ancestor instanceof PlanNode.Step step ? inputOf(step) : ancestor;
        }
        return free(base + "." + verb);
    }

    /** What the topology class calls a node, null if it does not. */
    private static @Nullable String ownName(PlanNode node) {
        if (node instanceof PlanNode.Source source) {
            return source.topic();
        } else if (node instanceof PlanNode.Merge merge) {
            return merge.label();
        } else if (node instanceof PlanNode.Branch branch) {
            return KafkaNames.of("branch", branch.label());
        }
        if (node instanceof PlanNode.Window window) {
            return window.query().windowing().name();
        }
        return node instanceof PlanNode.Buffer buffer ? buffer.packets().name() : null;
    }

    private String free(String name) {
        String free = name;
        for (int number = 2; nodes.containsKey(free); number++) {
            free = name + "-" + number;
        }
        return free;
    }

    private PlanNode add(PlanNode node) {
        nodes.put(node.name(), node);
        return node;
    }
}
