package io.pitwall.dsl.plan;

import io.pitwall.data.ParameterData;
import io.pitwall.data.Row;
import io.pitwall.data.StreamContext;
import io.pitwall.dsl.OnError;
import io.pitwall.dsl.StreamIdentity;
import io.pitwall.rules.Packets;
import java.util.ArrayList;
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

    private final Map<String, PlanNode> nodes = new LinkedHashMap<>();

    /** The source of a topic: the one there is, or a new one. */
    public PlanNode source(String topic) {
        KafkaNames.check("topic", topic);
        PlanNode existing = nodes.get(topic + ".source");
        return existing != null ? existing : add(new PlanNode.Source(topic + ".source", topic));
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
        String name = topic + ".sink";
        if (nodes.containsKey(name)) {
            throw new IllegalArgumentException("topic '" + topic
                    + "' is written twice: the end of a stream would have to wait for both; write it once");
        }
        add(new PlanNode.Sink(name, input.name(), topic, identity));
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
        plan.inputTopics().forEach(topic -> checkNotFedBy(topic, List.of(topic)));
        return plan;
    }

    /** Follows the topics that are made of the last one of the path; other stream ids do not help, there are ever more. */
    private void checkNotFedBy(String topic, List<String> path) {
        String last = path.get(path.size() - 1);
        for (PlanNode node : nodes.values()) {
            if (node instanceof PlanNode.Sink sink && source(sink).topic().equals(last)) {
                List<String> longer = new ArrayList<>(path);
                longer.add(sink.topic());
                if (sink.topic().equals(topic)) {
                    throw new IllegalArgumentException("topic '" + topic + "' is made of itself ("
                            + String.join(" -> ", longer)
                            + "), so what is written would be read again for ever; write another topic");
                }
                if (!path.contains(sink.topic())) {
                    checkNotFedBy(topic, longer);
                }
            }
        }
    }

    private PlanNode.Source source(PlanNode node) {
        PlanNode ancestor = node;
        while (ancestor instanceof PlanNode.Step step) {
            ancestor = inputOf(step);
        }
        return (PlanNode.Source) ancestor;
    }

    private PlanNode inputOf(PlanNode.Step step) {
        return Objects.requireNonNull(nodes.get(step.input()));
    }

    /** The store of the nearest node before this one that keeps the contexts of its streams. */
    private String contextStore(PlanNode node) {
        return source(node).storeName();
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
        PlanNode ancestor = input;
        while (!(ancestor instanceof PlanNode.Source || ancestor instanceof PlanNode.Buffer)) {
            ancestor = inputOf((PlanNode.Step) ancestor);
        }
        String base = ancestor instanceof PlanNode.Buffer buffer
                ? buffer.packets().name()
                : ((PlanNode.Source) ancestor).topic();
        String name = base + "." + verb;
        for (int number = 2; nodes.containsKey(name); number++) {
            name = base + "." + verb + "-" + number;
        }
        return name;
    }

    private PlanNode add(PlanNode node) {
        nodes.put(node.name(), node);
        return node;
    }
}
