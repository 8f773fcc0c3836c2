package io.pitwall.dsl;

import io.pitwall.data.EventBatch;
import io.pitwall.data.ParameterData;
import io.pitwall.data.StreamMessage;
import io.pitwall.dsl.plan.Plan;
import io.pitwall.dsl.plan.PlanNode;
import io.pitwall.dsl.processing.ContextProcessor;
import io.pitwall.dsl.processing.DeriveProcessor;
import io.pitwall.dsl.processing.ExitProcessor;
import io.pitwall.dsl.processing.FunctionNodes;
import io.pitwall.dsl.processing.JoinSettings;
import io.pitwall.dsl.processing.MapProcessor;
import io.pitwall.dsl.processing.PacketProcessor;
import io.pitwall.dsl.processing.PassingProcessor;
import io.pitwall.dsl.processing.PeekProcessor;
import io.pitwall.dsl.processing.RetryTime;
import io.pitwall.dsl.processing.SelectEventsProcessor;
import io.pitwall.dsl.processing.SelectProcessor;
import io.pitwall.dsl.processing.Side;
import io.pitwall.dsl.processing.SourceNodes;
import io.pitwall.dsl.processing.SourceProcessor;
import io.pitwall.dsl.processing.SplitProcessor;
import io.pitwall.dsl.processing.WhereProcessor;
import io.pitwall.dsl.processing.WindowChildren;
import io.pitwall.dsl.processing.WindowProcessor;
import io.pitwall.rules.window.Late;
import io.pitwall.serdes.StreamMessageSerde;
import io.pitwall.serdes.fragments.JoinLimits;
import io.pitwall.state.FragmentStore;
import io.pitwall.state.PacketBufferLayout;
import io.pitwall.state.StreamContextLayout;
import io.pitwall.state.WindowLayout;
import io.pitwall.state.WriteBehindStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.api.Processor;

/** Makes a Kafka Streams topology of a plan: one processor per node, one source per topic. */
final class TopologyCompiler {

    private final PitwallConfig config;
    private final Map<String, Object> settings = new HashMap<>();
    private final StreamsBuilder builder;
    private final Map<String, KStream<String, StreamMessage>> streams = new HashMap<>();
    private final Map<String, MergedSides> exits = new HashMap<>();

    TopologyCompiler(PitwallConfig config) {
        this.config = config;
        config.streamsProperties().forEach((name, value) -> settings.put(name.toString(), value));
        this.builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(config.streamsProperties())));
    }

    Topology compile(Plan plan) {
        ClusterTopics.check(plan, config);
        for (PlanNode node : plan.nodes()) {
            if (node instanceof PlanNode.Source source) {
                compileSource(source);
            } else if (node instanceof PlanNode.Merge merge) {
                compileMerge(merge);
            } else if (node instanceof PlanNode.Sink sink) {
                compileSink(sink, plan.sinksOf(sink.topic()));
            } else {
                compileStep((PlanNode.Step) node, plan);
            }
        }
        return builder.build();
    }

    private void compileSource(PlanNode.Source source) {
        String topic = source.topic();
        String topicInCluster = config.topicName(topic);
        SourceNodes nodes = new SourceNodes(
                topicInCluster,
                source.fragmentStoreName(),
                topic + ".context",
                topic + ".dead-letters",
                config.deadLetterTopic());
        JoinLimits limits = JoinSettings.from(settings);
        Deserializer<StreamMessage> deserializer = configuredMessages().deserializer();
        builder.addStateStore(FragmentStore.builder(nodes.fragmentStore(), topicInCluster));
        builder.addStateStore(WriteBehindStore.builder(source.storeName(), StreamContextLayout::new));
        KStream<Object, Object> decoded = builder.stream(
                        topicInCluster,
                        Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()).withName(source.name()))
                .process(
                        () -> new SourceProcessor(nodes, limits, deserializer),
                        Named.as(topic + ".decode"),
                        nodes.fragmentStore());
        KStream<byte[], byte[]> unreadable = cast(decoded);
        unreadable.to(
                nodes.deadLetterTopic(),
                Produced.with(Serdes.ByteArray(), Serdes.ByteArray()).withName(nodes.deadLetterSink()));
        KStream<String, StreamMessage> messages = cast(decoded);
        streams.put(
                source.name(),
                messages.process(
                        () -> new ContextProcessor(
                                source.storeName(), config.contextTimeToLive(), source.endWhenIdle()),
                        Named.as(nodes.messages()),
                        source.storeName()));
    }

    /** A processor that writes dead letters says by name which of its children gets a record, and so of which type it is. */
    @SuppressWarnings("unchecked")
    private static <K, V> KStream<K, V> cast(KStream<?, ?> stream) {
        return (KStream<K, V>) stream;
    }

    private void compileStep(PlanNode.Step step, Plan plan) {
        KStream<String, StreamMessage> input = input(step, step.input());
        KStream<String, StreamMessage> output;
        if (step instanceof PlanNode.AllParameters node) {
            output = process(input, node, SelectProcessor::ofAll);
        } else if (step instanceof PlanNode.Select node) {
            output = process(input, node, () -> SelectProcessor.of(node.parameters()));
        } else if (step instanceof PlanNode.DeriveNumber node) {
            output = call(
                    input,
                    node,
                    nodes -> DeriveProcessor.number(nodes, node.parameter(), node.declared(), node.function()));
        } else if (step instanceof PlanNode.DeriveText node) {
            output = call(
                    input,
                    node,
                    nodes -> DeriveProcessor.text(nodes, node.parameter(), node.declared(), node.function()));
        } else if (step instanceof PlanNode.Buffer node) {
            builder.addStateStore(
                    WriteBehindStore.builder(node.storeName(), () -> new PacketBufferLayout(node.packets())));
            output = input.process(
                    () -> new PacketProcessor(node.storeName(), node.packets()),
                    Named.as(node.name()),
                    node.storeName());
        } else if (step instanceof PlanNode.Window node) {
            output = window(input, node);
        } else if (step instanceof PlanNode.WindowResults || step instanceof PlanNode.LateRows) {
            output = process(input, step, PassingProcessor::new);
        } else if (step instanceof PlanNode.Where node) {
            output = call(input, node, nodes -> new WhereProcessor(nodes, node.declared(), node.condition()));
        } else if (step instanceof PlanNode.MapPackets node) {
            output = call(
                    input,
                    node,
                    nodes -> new MapProcessor(nodes, node.label(), node.contextStore(), node.function()),
                    node.contextStore());
        } else if (step instanceof PlanNode.Peek node) {
            output = call(
                    input,
                    node,
                    nodes -> new PeekProcessor<>(
                            ParameterData.class, nodes, node.label(), node.contextStore(), node.action()),
                    node.contextStore());
        } else if (step instanceof PlanNode.PeekEvents node) {
            output = call(
                    input,
                    node,
                    nodes -> new PeekProcessor<>(
                            EventBatch.class, nodes, node.label(), node.contextStore(), node.action()),
                    node.contextStore());
        } else if (step instanceof PlanNode.SelectEvents node) {
            output = process(input, node, () -> new SelectEventsProcessor(node.ids()));
        } else if (step instanceof PlanNode.Split node) {
            List<SplitProcessor.Branch> branches = branches(plan, node);
            output = process(input, node, () -> new SplitProcessor(node.declared(), branches));
            branches.forEach(branch -> compileDeadLetters(branch.nodes(), output));
        } else if (step instanceof PlanNode.Branch || step instanceof PlanNode.Otherwise) {
            output = process(input, step, PassingProcessor::new);
        } else {
            throw new IllegalStateException("no processor for " + step);
        }
        streams.put(step.name(), output);
    }

    private KStream<String, StreamMessage> window(KStream<String, StreamMessage> input, PlanNode.Window node) {
        builder.addStateStore(WriteBehindStore.builder(node.storeName(), () -> new WindowLayout(node.query())));
        WindowChildren children = node.query().windowing().late() instanceof Late.ToTopic
                ? WindowChildren.of(node.resultsName(), node.lateName())
                : WindowChildren.ALL;
        return input.process(
                () -> new WindowProcessor(node.storeName(), node.query(), children),
                Named.as(node.name()),
                node.storeName());
    }

    /** The branches of a split; the one for all other rows last. */
    private List<SplitProcessor.Branch> branches(Plan plan, PlanNode.Split split) {
        List<SplitProcessor.Branch> branches = new ArrayList<>();
        List<SplitProcessor.Branch> rest = new ArrayList<>();
        for (PlanNode node : plan.nodes()) {
            if (node instanceof PlanNode.Branch branch && branch.input().equals(split.name())) {
                branches.add(new SplitProcessor.Branch(functionNodes(branch), branch.label(), branch.condition()));
            } else if (node instanceof PlanNode.Otherwise && node.inputs().contains(split.name())) {
                rest.add(new SplitProcessor.Branch(
                        functionNodes(node.name(), OnError.fail()), "otherwise", row -> true));
            }
        }
        branches.addAll(rest);
        return branches;
    }

    private static KStream<String, StreamMessage> process(
            KStream<String, StreamMessage> input,
            PlanNode node,
            Supplier<Processor<String, StreamMessage, String, StreamMessage>> processor) {
        return input.process(processor::get, Named.as(node.name()));
    }

    /** An operator that calls a user's function: with a sink beside what follows it, if it sends dead letters. */
    private KStream<String, StreamMessage> call(
            KStream<String, StreamMessage> input,
            PlanNode.FunctionStep node,
            Function<FunctionNodes, Processor<String, StreamMessage, String, StreamMessage>> processor,
            String... stores) {
        FunctionNodes nodes = functionNodes(node);
        KStream<String, StreamMessage> called =
                input.process(() -> processor.apply(nodes), Named.as(node.name()), stores);
        compileDeadLetters(nodes, called);
        return nodes.hasDeadLetters() ? called.process(PassingProcessor::new, Named.as(nodes.outputNode())) : called;
    }

    private FunctionNodes functionNodes(PlanNode.FunctionStep node) {
        return functionNodes(node.name(), node.onError());
    }

    private FunctionNodes functionNodes(String operator, OnError onError) {
        RetryTime.check(operator, onError, settings);
        return new FunctionNodes(
                operator,
                onError,
                config.deadLetterTopic(),
                configuredMessages().serializer());
    }

    private void compileDeadLetters(FunctionNodes nodes, KStream<String, StreamMessage> operator) {
        if (nodes.hasDeadLetters()) {
            KStream<byte[], byte[]> letters = cast(operator);
            letters.to(
                    nodes.deadLetterTopic(),
                    Produced.with(Serdes.ByteArray(), Serdes.ByteArray()).withName(nodes.deadLetterSink()));
        }
    }

    private void compileMerge(PlanNode.Merge merge) {
        MergedSides sides = new MergedSides(merge.name());
        for (int i = 0; i < merge.inputs().size(); i++) {
            String input = merge.inputs().get(i);
            sides.add(
                    new Side(
                            input,
                            StreamIdentity.unchanged(),
                            merge.contextStores().get(i)),
                    input(merge, input));
        }
        streams.put(merge.name(), sides.merged(builder, merge.name(), merge.storeName(), config.contextTimeToLive()));
    }

    /** One sink alone needs no state; several of a topic are merged under the ids they write, and are one exit. */
    private void compileSink(PlanNode.Sink sink, List<PlanNode.Sink> all) {
        KStream<String, StreamMessage> input = input(sink, sink.input());
        if (all.size() == 1) {
            compileExit(sink, sink.identity(), input);
            return;
        }
        MergedSides sides = exits.computeIfAbsent(sink.topic(), topic -> new MergedSides(topic + ".exit"));
        sides.add(new Side(sink.side(), sink.identity(), sink.contextStore()), input);
        if (sink.equals(all.get(all.size() - 1))) {
            compileExit(
                    all.get(0),
                    StreamIdentity.unchanged(),
                    sides.merged(builder, sink.topic() + ".exit-merge", sink.storeName(), config.contextTimeToLive()));
        }
    }

    private void compileExit(PlanNode.Sink sink, StreamIdentity identity, KStream<String, StreamMessage> output) {
        Serializer<StreamMessage> serializer = configuredMessages().serializer();
        String topic = config.topicName(sink.topic());
        output.process(() -> new ExitProcessor(topic, identity, serializer), Named.as(sink.topic() + ".exit"))
                .to(topic, Produced.with(Serdes.ByteArray(), Serdes.ByteArray()).withName(sink.name()));
    }

    /** Configured once, so that what cannot be used is refused here and not on a stream thread. */
    private StreamMessageSerde configuredMessages() {
        StreamMessageSerde serde = new StreamMessageSerde();
        serde.configure(settings, false);
        return serde;
    }

    private KStream<String, StreamMessage> input(PlanNode node, String name) {
        KStream<String, StreamMessage> input = streams.get(name);
        if (input == null) {
            throw new IllegalStateException(node.name() + " reads from " + name + ", which comes later");
        }
        return input;
    }
}
