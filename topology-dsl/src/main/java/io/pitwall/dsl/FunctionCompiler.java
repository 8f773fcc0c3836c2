package io.pitwall.dsl;

import io.pitwall.data.EventBatch;
import io.pitwall.data.ParameterData;
import io.pitwall.data.StreamMessage;
import io.pitwall.dsl.plan.FunctionStep;
import io.pitwall.dsl.processing.DeriveProcessor;
import io.pitwall.dsl.processing.FunctionNodes;
import io.pitwall.dsl.processing.MapProcessor;
import io.pitwall.dsl.processing.PassingProcessor;
import io.pitwall.dsl.processing.PeekProcessor;
import io.pitwall.dsl.processing.RetryTime;
import io.pitwall.dsl.processing.RetryTimes;
import io.pitwall.dsl.processing.WhereProcessor;
import java.util.function.Function;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.processor.api.Processor;

/** Makes a processor of each step that calls a user's function, with a sink beside what follows it if it sends dead letters. */
final class FunctionCompiler {

    private final CompiledNodes compiled;
    private final RetryTimes retryTimes = new RetryTimes();

    FunctionCompiler(CompiledNodes compiled) {
        this.compiled = compiled;
    }

    void compile(FunctionStep step) {
        if (step instanceof FunctionStep.DeriveNumber node) {
            call(node, nodes -> DeriveProcessor.number(nodes, node.parameter(), node.declared(), node.function()));
        } else if (step instanceof FunctionStep.DeriveText node) {
            call(node, nodes -> DeriveProcessor.text(nodes, node.parameter(), node.declared(), node.function()));
        } else if (step instanceof FunctionStep.Where node) {
            call(node, nodes -> new WhereProcessor(nodes, node.declared(), node.condition()));
        } else if (step instanceof FunctionStep.MapPackets node) {
            call(
                    node,
                    nodes -> new MapProcessor(nodes, node.label(), node.contextStore(), node.function()),
                    node.contextStore());
        } else if (step instanceof FunctionStep.Peek node) {
            call(
                    node,
                    nodes -> new PeekProcessor<>(
                            ParameterData.class, nodes, node.label(), node.contextStore(), node.action()),
                    node.contextStore());
        } else if (step instanceof FunctionStep.PeekEvents node) {
            call(
                    node,
                    nodes -> new PeekProcessor<>(
                            EventBatch.class, nodes, node.label(), node.contextStore(), node.action()),
                    node.contextStore());
        } else {
            throw new IllegalStateException("no processor for " + step);
        }
    }

    void call(
            FunctionStep node,
            Function<FunctionNodes, Processor<String, StreamMessage, String, StreamMessage>> processor,
            String... stores) {
        FunctionNodes nodes = nodes(node);
        KStream<String, StreamMessage> called =
                compiled.input(node, node.input()).process(() -> processor.apply(nodes), Named.as(node.name()), stores);
        compileDeadLetters(nodes, called);
        compiled.put(
                node,
                nodes.hasDeadLetters() ? called.process(PassingProcessor::new, Named.as(nodes.outputNode())) : called);
    }

    FunctionNodes nodes(FunctionStep node) {
        return nodes(node.name(), node.onError());
    }

    FunctionNodes nodes(String operator, OnError onError) {
        RetryTime.check(operator, onError, compiled.settings());
        return new FunctionNodes(
                operator,
                onError,
                retryTimes,
                compiled.config().deadLetterTopic(),
                compiled.messages().serializer());
    }

    void compileDeadLetters(FunctionNodes nodes, KStream<String, StreamMessage> operator) {
        if (nodes.hasDeadLetters()) {
            compiled.writeDeadLetters(operator, nodes.deadLetterSink());
        }
    }
}
