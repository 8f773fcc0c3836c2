package io.pitwall.dsl;

import io.pitwall.dsl.plan.FunctionStep;
import io.pitwall.dsl.plan.HoldingStep;
import io.pitwall.dsl.plan.Plan;
import io.pitwall.dsl.plan.PlanNode;
import io.pitwall.dsl.plan.RoutingStep;
import org.apache.kafka.streams.Topology;

/** Makes a Kafka Streams topology of a plan: one processor per node, one source per topic. */
final class TopologyCompiler {

    private final CompiledNodes compiled;
    private final SourceCompiler sources;
    private final FunctionCompiler functions;
    private final StepCompiler steps;
    private final ExitCompiler exits;

    TopologyCompiler(PitwallConfig config) {
        this.compiled = new CompiledNodes(config);
        this.sources = new SourceCompiler(compiled);
        this.functions = new FunctionCompiler(compiled);
        this.steps = new StepCompiler(compiled, functions);
        this.exits = new ExitCompiler(compiled);
    }

    Topology compile(Plan plan) {
        ClusterTopics.check(plan, compiled.config());
        for (PlanNode node : plan.nodes()) {
            compile(node, plan);
        }
        return compiled.builder().build();
    }

    private void compile(PlanNode node, Plan plan) {
        if (node instanceof PlanNode.Source source) {
            sources.compile(source);
        } else if (node instanceof PlanNode.Merge merge) {
            exits.compile(merge, plan);
        } else if (node instanceof PlanNode.Sink sink) {
            exits.compile(sink, plan);
        } else if (node instanceof HoldingStep step) {
            steps.compile(step);
        } else if (node instanceof RoutingStep step) {
            steps.compile(step, plan);
        } else if (node instanceof FunctionStep step) {
            functions.compile(step);
        } else {
            throw new IllegalStateException("no processor for " + node);
        }
    }
}
