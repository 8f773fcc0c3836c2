package io.pitwall.dsl;

import io.pitwall.data.StreamMessage;
import io.pitwall.dsl.plan.SideNames;
import io.pitwall.dsl.processing.MergeProcessor;
import io.pitwall.dsl.processing.Side;
import io.pitwall.dsl.processing.SideMessage;
import io.pitwall.dsl.processing.SideProcessor;
import io.pitwall.state.MergedStreamLayout;
import io.pitwall.state.WriteBehindStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.jspecify.annotations.Nullable;

/** Collects what is to become one, and makes the processors for it. */
final class MergedSides {

    private final String base;
    private final List<Side> sides = new ArrayList<>();
    private final List<String> contextStores = new ArrayList<>();
    private @Nullable KStream<String, SideMessage> together;

    /** @param base what the names of the processors begin with */
    MergedSides(String base) {
        this.base = base;
    }

    void add(Side side, KStream<String, StreamMessage> input) {
        int number = sides.size();
        sides.add(side);
        if (!contextStores.contains(side.contextStore())) {
            contextStores.add(side.contextStore());
        }
        KStream<String, SideMessage> messages =
                input.process(() -> new SideProcessor(number), Named.as(SideNames.side(base, number + 1)));
        together = together == null ? messages : together.merge(messages, Named.as(SideNames.join(base, number + 1)));
    }

    /** One stream of all that was added. */
    KStream<String, StreamMessage> merged(StreamsBuilder builder, String name, String storeName, Duration timeToLive) {
        if (together == null) {
            throw new IllegalStateException(name + " merges nothing");
        }
        List<String> sideNames = sides.stream().map(Side::name).toList();
        List<Side> all = List.copyOf(sides);
        builder.addStateStore(WriteBehindStore.builder(storeName, () -> new MergedStreamLayout(sideNames)));
        contextStores.add(storeName);
        return together.process(
                () -> new MergeProcessor(storeName, all, timeToLive),
                Named.as(name),
                contextStores.toArray(String[]::new));
    }
}
