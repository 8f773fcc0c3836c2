package io.pitwall.dsl;

import io.pitwall.data.StreamMessage;
import io.pitwall.dsl.plan.PlanNode;
import io.pitwall.serdes.StreamMessageSerde;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Produced;

/** What a topology is made with, and what has been made of the nodes of its plan so far. */
final class CompiledNodes {

    private final PitwallConfig config;
    private final Map<String, Object> settings = new HashMap<>();
    private final StreamsBuilder builder;
    private final Map<String, KStream<String, StreamMessage>> outputs = new HashMap<>();

    CompiledNodes(PitwallConfig config) {
        this.config = config;
        config.streamsProperties().forEach((name, value) -> settings.put(name.toString(), value));
        this.builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(config.streamsProperties())));
    }

    PitwallConfig config() {
        return config;
    }

    /** What Kafka Streams is configured with. */
    Map<String, ?> settings() {
        return settings;
    }

    StreamsBuilder builder() {
        return builder;
    }

    void put(PlanNode node, KStream<String, StreamMessage> output) {
        outputs.put(node.name(), output);
    }

    /** What a node gets from one that it reads from. */
    KStream<String, StreamMessage> input(PlanNode node, String name) {
        KStream<String, StreamMessage> input = outputs.get(name);
        if (input == null) {
            throw new IllegalStateException(node.name() + " reads from " + name + ", which comes later");
        }
        return input;
    }

    /** Configured once, so that what cannot be used is refused here and not on a stream thread. */
    StreamMessageSerde messages() {
        StreamMessageSerde serde = new StreamMessageSerde();
        serde.configure(settings, false);
        return serde;
    }

    /** Dead letters of a processor: a sink among its children, which it names. */
    void writeDeadLetters(KStream<?, ?> processor, String sink) {
        KStream<byte[], byte[]> letters = cast(processor);
        write(letters, config.deadLetterTopic(), sink);
    }

    void write(KStream<byte[], byte[]> records, String topic, String sink) {
        records.to(topic, Produced.with(Serdes.ByteArray(), Serdes.ByteArray()).withName(sink));
    }

    /** A processor that writes dead letters says by name which of its children gets a record, and so of which type it is. */
    @SuppressWarnings("unchecked")
    static <K, V> KStream<K, V> cast(KStream<?, ?> stream) {
        return (KStream<K, V>) stream;
    }
}
