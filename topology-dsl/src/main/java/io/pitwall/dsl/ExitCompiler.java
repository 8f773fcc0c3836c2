package io.pitwall.dsl;

import io.pitwall.data.StreamMessage;
import io.pitwall.dsl.plan.Plan;
import io.pitwall.dsl.plan.PlanNode;
import io.pitwall.dsl.processing.ExitProcessor;
import io.pitwall.dsl.processing.Side;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;

/** Makes one of several sides: of those of a merge, and of the sinks of a topic, which are its exit. */
final class ExitCompiler {

    private final CompiledNodes compiled;
    private final Map<String, MergedSides> exits = new HashMap<>();

    ExitCompiler(CompiledNodes compiled) {
        this.compiled = compiled;
    }

    void compile(PlanNode.Merge merge, Plan plan) {
        DefinitionsOnTheWay definitions = new DefinitionsOnTheWay(plan);
        MergedSides sides = new MergedSides(merge.name());
        for (int i = 0; i < merge.inputs().size(); i++) {
            String input = merge.inputs().get(i);
            sides.add(
                    new Side(
                            input,
                            StreamIdentity.unchanged(),
                            merge.contextStores().get(i),
                            definitions.behind(input)),
                    compiled.input(merge, input));
        }
        compiled.put(merge, merged(sides, merge.name(), merge.storeName()));
    }

    /** One sink alone needs no state; several of a topic are merged under the ids they write, and are one exit. */
    void compile(PlanNode.Sink sink, Plan plan) {
        List<PlanNode.Sink> all = plan.sinksOf(sink.topic());
        KStream<String, StreamMessage> input = compiled.input(sink, sink.input());
        if (all.size() == 1) {
            exit(sink, sink.identity(), input);
            return;
        }
        MergedSides sides = exits.computeIfAbsent(sink.topic(), topic -> new MergedSides(sink.exitName()));
        sides.add(
                new Side(
                        sink.side(),
                        sink.identity(),
                        sink.contextStore(),
                        new DefinitionsOnTheWay(plan).behind(sink.input())),
                input);
        if (sink.equals(all.get(all.size() - 1))) {
            exit(all.get(0), StreamIdentity.unchanged(), merged(sides, sink.exitMergeName(), sink.storeName()));
        }
    }

    private KStream<String, StreamMessage> merged(MergedSides sides, String name, String store) {
        return sides.merged(compiled.builder(), name, store, compiled.config().contextTimeToLive());
    }

    private void exit(PlanNode.Sink sink, StreamIdentity identity, KStream<String, StreamMessage> output) {
        String topic = compiled.config().topicName(sink.topic());
        Serializer<StreamMessage> serializer = compiled.messages().serializer();
        KStream<byte[], byte[]> records =
                output.process(() -> new ExitProcessor(topic, identity, serializer), Named.as(sink.exitName()));
        compiled.write(records, topic, sink.name());
    }
}
