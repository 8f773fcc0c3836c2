package io.pitwall.dsl;

import io.pitwall.data.StreamMessage;
import io.pitwall.dsl.plan.PlanNode;
import io.pitwall.dsl.processing.ContextProcessor;
import io.pitwall.dsl.processing.JoinSettings;
import io.pitwall.dsl.processing.SourceNodes;
import io.pitwall.dsl.processing.SourceProcessor;
import io.pitwall.serdes.fragments.JoinLimits;
import io.pitwall.state.FragmentStore;
import io.pitwall.state.StreamContextLayout;
import io.pitwall.state.WriteBehindStore;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;

/** Makes a processor that decodes and one that keeps contexts of each topic that is read. */
final class SourceCompiler {

    private final CompiledNodes compiled;

    SourceCompiler(CompiledNodes compiled) {
        this.compiled = compiled;
    }

    void compile(PlanNode.Source source) {
        String topic = compiled.config().topicName(source.topic());
        SourceNodes nodes = new SourceNodes(
                topic,
                source.name(),
                source.fragmentStoreName(),
                source.messagesName(),
                source.deadLettersName(),
                compiled.config().deadLetterTopic());
        JoinLimits limits = JoinSettings.from(compiled.settings());
        Deserializer<StreamMessage> deserializer = compiled.messages().deserializer();
        compiled.builder().addStateStore(FragmentStore.builder(nodes.fragmentStore(), topic));
        compiled.builder().addStateStore(WriteBehindStore.builder(source.storeName(), StreamContextLayout::new));
        KStream<Object, Object> decoded = compiled.builder().stream(
                        topic,
                        Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()).withName(source.name()))
                .process(
                        () -> new SourceProcessor(nodes, limits, deserializer),
                        Named.as(source.decodeName()),
                        nodes.fragmentStore());
        compiled.writeDeadLetters(decoded, nodes.deadLetterSink());
        KStream<String, StreamMessage> messages = CompiledNodes.cast(decoded);
        compiled.put(
                source,
                messages.process(
                        () -> new ContextProcessor(
                                source.storeName(), compiled.config().contextTimeToLive(), source.endWhenIdle()),
                        Named.as(nodes.messages()),
                        source.storeName()));
    }
}
