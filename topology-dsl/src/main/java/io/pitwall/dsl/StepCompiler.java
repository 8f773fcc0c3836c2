package io.pitwall.dsl;

import io.pitwall.data.StreamMessage;
import io.pitwall.dsl.plan.HoldingStep;
import io.pitwall.dsl.plan.Plan;
import io.pitwall.dsl.plan.PlanNode;
import io.pitwall.dsl.plan.RoutingStep;
import io.pitwall.dsl.processing.PacketProcessor;
import io.pitwall.dsl.processing.PassingProcessor;
import io.pitwall.dsl.processing.SelectEventsProcessor;
import io.pitwall.dsl.processing.SelectProcessor;
import io.pitwall.dsl.processing.SplitProcessor;
import io.pitwall.dsl.processing.WindowChildren;
import io.pitwall.dsl.processing.WindowProcessor;
import io.pitwall.rules.window.Late;
import io.pitwall.state.PacketBufferLayout;
import io.pitwall.state.WindowLayout;
import io.pitwall.state.WriteBehindStore;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;

/** Makes a processor of each step that holds rows or passes a part of what comes on. */
final class StepCompiler {

    private final CompiledNodes compiled;
    private final FunctionCompiler functions;

    StepCompiler(CompiledNodes compiled, FunctionCompiler functions) {
        this.compiled = compiled;
        this.functions = functions;
    }

    void compile(RoutingStep step, Plan plan) {
        if (step instanceof RoutingStep.AllParameters) {
            process(step, SelectProcessor::ofAll);
        } else if (step instanceof RoutingStep.Select node) {
            process(step, () -> SelectProcessor.of(node.parameters()));
        } else if (step instanceof RoutingStep.SelectEvents node) {
            process(step, () -> new SelectEventsProcessor(node.ids()));
        } else if (step instanceof RoutingStep.Split node) {
            List<SplitProcessor.Branch> branches = branches(plan, node);
            KStream<String, StreamMessage> split = process(step, () -> new SplitProcessor(node.declared(), branches));
            branches.forEach(branch -> functions.compileDeadLetters(branch.nodes(), split));
        } else {
            process(step, PassingProcessor::new);
        }
    }

    void compile(HoldingStep step) {
        if (step instanceof HoldingStep.Buffer node) {
            compiled.builder()
                    .addStateStore(
                            WriteBehindStore.builder(node.storeName(), () -> new PacketBufferLayout(node.packets())));
            functions.call(
                    node, nodes -> new PacketProcessor(nodes, node.storeName(), node.packets()), node.storeName());
        } else if (step instanceof HoldingStep.Window node) {
            compiled.builder()
                    .addStateStore(WriteBehindStore.builder(node.storeName(), () -> new WindowLayout(node.query())));
            WindowChildren children = node.query().windowing().late() instanceof Late.ToTopic
                    ? WindowChildren.of(node.resultsName(), node.lateName())
                    : WindowChildren.ALL;
            process(
                    step,
                    () -> new WindowProcessor(
                            node.storeName(),
                            node.contextStore(),
                            node.query(),
                            children,
                            compiled.config().contextTimeToLive()),
                    node.storeName(),
                    node.contextStore());
        }
    }

    private KStream<String, StreamMessage> process(
            PlanNode.Step step,
            ProcessorSupplier<String, StreamMessage, String, StreamMessage> processor,
            String... stores) {
        KStream<String, StreamMessage> output =
                compiled.input(step, step.input()).process(processor, Named.as(step.name()), stores);
        compiled.put(step, output);
        return output;
    }

    /** The branches of a split; the one for all other rows last. */
    private List<SplitProcessor.Branch> branches(Plan plan, RoutingStep.Split split) {
        List<SplitProcessor.Branch> branches = new ArrayList<>();
        List<SplitProcessor.Branch> rest = new ArrayList<>();
        for (PlanNode node : plan.nodes()) {
            if (node instanceof RoutingStep.Branch branch && branch.input().equals(split.name())) {
                branches.add(new SplitProcessor.Branch(functions.nodes(branch), branch.label(), branch.condition()));
            } else if (node instanceof RoutingStep.Otherwise && node.inputs().contains(split.name())) {
                rest.add(new SplitProcessor.Branch(
                        functions.nodes(node.name(), OnError.fail()), "otherwise", row -> true));
            }
        }
        branches.addAll(rest);
        return branches;
    }
}
