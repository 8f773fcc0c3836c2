package io.pitwall.client;

import io.pitwall.data.StreamMessage;
import io.pitwall.dsl.PitwallConfig;
import io.pitwall.dsl.StreamIdentity;
import io.pitwall.dsl.processing.ContextProcessor;
import io.pitwall.dsl.processing.ExitProcessor;
import io.pitwall.dsl.processing.JoinSettings;
import io.pitwall.dsl.processing.SourceNodes;
import io.pitwall.dsl.processing.SourceProcessor;
import io.pitwall.serdes.StreamMessageSerde;
import io.pitwall.serdes.fragments.JoinLimits;
import io.pitwall.state.FragmentStore;
import io.pitwall.state.PacketBufferLayout;
import io.pitwall.state.StreamContextLayout;
import io.pitwall.state.WriteBehindStore;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;

/**
 * The topology of a client that reads: for each input topic a part of its own, which shares nothing with the others, so that
 * topics may have different numbers of partitions.
 *
 * <pre>
 * source -&gt; decode -&gt; streams -&gt; handlers -&gt; :to:OUTPUT -&gt; :to:OUTPUT:sink     one of these for each output topic
 *              |                      '----- raw -----------^
 *              '-&gt; dead-letters
 * </pre>
 */
final class ClientTopology {

    private final PitwallConfig config;
    private final TaskOfThread ofThread;
    private final LastCommit lastCommit;
    private final Collection<OutputTopic> outputs;
    private final Map<String, Object> settings = new HashMap<>();
    private final Topology topology;

    ClientTopology(
            PitwallConfig config, Collection<OutputTopic> outputs, TaskOfThread ofThread, LastCommit lastCommit) {
        this.config = config;
        this.ofThread = ofThread;
        this.lastCommit = lastCommit;
        this.outputs = outputs;
        config.streamsProperties().forEach((name, value) -> settings.put(name.toString(), value));
        this.topology = new Topology(new TopologyConfig(new StreamsConfig(config.streamsProperties())));
    }

    Topology topology() {
        return topology;
    }

    void read(InputTopic input) {
        InputNodes nodes = InputNodes.of(input.name(), outputs);
        InputHandlers handlers = input.handlers();
        SourceNodes sourceNodes = new SourceNodes(
                nodes.topic(),
                nodes.source(),
                nodes.fragmentStore(),
                nodes.contexts(),
                nodes.deadLetterSink(),
                config.deadLetterTopic());
        JoinLimits limits = JoinSettings.from(settings);
        Deserializer<StreamMessage> messages = configuredMessages().deserializer();
        Duration timeToLive = config.contextTimeToLive();
        // Ended, not forgotten: states, buffers and writers go with the stream.
        Duration endWhenIdle = input.endWhenIdle() == null ? timeToLive : input.endWhenIdle();
        source(nodes, input.startOffset());
        topology.addProcessor(
                nodes.decoder(), () -> new SourceProcessor(sourceNodes, limits, messages), nodes.source());
        topology.addSink(
                nodes.deadLetterSink(),
                config.deadLetterTopic(),
                new ByteArraySerializer(),
                new ByteArraySerializer(),
                nodes.decoder());
        topology.addProcessor(
                nodes.contexts(),
                () -> new ContextProcessor(nodes.contextStore(), timeToLive, endWhenIdle),
                nodes.decoder());
        topology.addProcessor(
                nodes.handlers(), () -> new HandlerProcessor(nodes, handlers, ofThread, lastCommit), nodes.contexts());
        topology.addStateStore(FragmentStore.builder(nodes.fragmentStore(), nodes.topic()), nodes.decoder());
        topology.addStateStore(
                WriteBehindStore.builder(nodes.contextStore(), StreamContextLayout::new),
                nodes.contexts(),
                nodes.handlers());
        topology.addStateStore(
                WriteBehindStore.builder(nodes.bufferStore(), () -> new PacketBufferLayout(HeldPackets.RULE)),
                nodes.handlers());
        topology.addStateStore(WriteBehindStore.builder(nodes.stateStore(), ReaderStateLayout::new), nodes.handlers());
        write(nodes);
    }

    void read(RawInputTopic input) {
        InputNodes nodes = InputNodes.of(input.name(), outputs);
        var handler = input.handler();
        source(nodes, input.startOffset());
        topology.addProcessor(
                nodes.handlers(),
                () -> new RawHandlerProcessor(nodes, handler, input.errorHandler(), ofThread, lastCommit),
                nodes.source());
        write(nodes);
    }

    private void source(InputNodes nodes, StartOffset startOffset) {
        topology.addSource(
                startOffset.reset(),
                nodes.source(),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer(),
                nodes.topic());
    }

    private void write(InputNodes nodes) {
        topology.addStateStore(
                WriteBehindStore.builder(nodes.writerStore(), StoredWriterLayout::new), nodes.handlers());
        topology.addStateStore(
                WriteBehindStore.builder(nodes.heldStore(), () -> new PacketBufferLayout(HeldPackets.RULE)),
                nodes.handlers());
        Serializer<StreamMessage> messages = configuredMessages().serializer();
        for (String output : nodes.outputs().keySet()) {
            topology.addProcessor(
                    nodes.exit(output),
                    () -> new ExitProcessor(output, StreamIdentity.unchanged(), messages),
                    nodes.handlers());
            topology.addSink(
                    nodes.sink(output),
                    output,
                    new ByteArraySerializer(),
                    new ByteArraySerializer(),
                    nodes.exit(output),
                    nodes.handlers());
        }
    }

    /** Configured once, so that what cannot be used is refused here and not on a stream thread. */
    private StreamMessageSerde configuredMessages() {
        StreamMessageSerde serde = new StreamMessageSerde();
        serde.configure(settings, false);
        return serde;
    }
}
