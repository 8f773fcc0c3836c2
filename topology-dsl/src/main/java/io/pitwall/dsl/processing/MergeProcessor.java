package io.pitwall.dsl.processing;

import static java.util.Objects.requireNonNull;

import io.pitwall.data.EventDefinitions;
import io.pitwall.data.ParameterDefinitions;
import io.pitwall.data.StreamContext;
import io.pitwall.data.StreamEnd;
import io.pitwall.data.StreamMessage;
import io.pitwall.data.StreamProperties;
import io.pitwall.rules.MergedStream;
import io.pitwall.state.StoredMergedStream;
import io.pitwall.state.WriteBehindStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Makes one stream of what comes from several sides under one id, as {@link MergedStream} says: rows as they come, each
 * change of properties and definitions once, the end with the last side.
 *
 * <p>Kafka Streams forwards depth first: of two branches the first has got all of a record, its end included, before the
 * second gets any.
 */
public final class MergeProcessor implements Processor<String, SideMessage, String, StreamMessage> {

    private final String storeName;
    private final List<Side> sides;
    private final Duration timeToLive;
    private final List<KnownStreams> origins = new ArrayList<>();
    private ProcessorContext<String, StreamMessage> context;
    private WriteBehindStore<StoredMergedStream> store;
    private MergeExpiry expiry;

    /** @param timeToLive of the contexts of the sides' streams */
    @SuppressWarnings("NullAway.Init") // init comes before anything else
    public MergeProcessor(String storeName, List<Side> sides, Duration timeToLive) {
        this.storeName = storeName;
        this.sides = List.copyOf(sides);
        this.timeToLive = timeToLive;
    }

    @Override
    public void init(ProcessorContext<String, StreamMessage> newContext) {
        context = newContext;
        store = context.getStateStore(storeName);
        origins.clear();
        sides.forEach(side -> origins.add(new KnownStreams(context, side.contextStore())));
        expiry = new MergeExpiry(context, store, timeToLive, this::hasOrigin);
    }

    @Override
    public void process(Record<String, SideMessage> record) {
        store.betweenRecords();
        int number = record.value().side();
        Side side = sides.get(number);
        String streamId = side.identity().outputId(record.key());
        StreamMessage message =
                side.identity().outputMessage(record.key(), record.value().message());
        StoredMergedStream known = store.get(streamId);
        MergedStream stream = known == null ? open(streamId) : known.stream();
        boolean isFirstWord = !stream.hasSpoken(number);
        boolean opens = message instanceof StreamProperties;
        boolean changes =
                known == null || MergedStream.isSaid(message) || message instanceof StreamEnd || !stream.isOpen(number);
        if (changes && !opens && (isFirstWord || !MergedStream.isSaid(message))) {
            adopt(record, stream);
        }
        StreamMessage merged = stream.merge(number, message);
        if (changes) {
            store.changed(streamId);
        }
        if (merged != null) {
            forward(record, streamId, merged);
        }
        if (opens && isFirstWord) {
            // A stream that opens has none yet; one that was open before may have.
            StreamContext before = stream.context();
            hearDefinitions(number, stream);
            forwardDefinitions(record, before, stream);
        }
        if (!stream.isOpen()) {
            // Behind the end, so that what is released on its way still knows its stream.
            store.remove(streamId);
            expiry.cancel(streamId);
        }
    }

    private MergedStream open(String streamId) {
        MergedStream stream = new MergedStream(streamId);
        store.put(streamId, new StoredMergedStream(stream));
        expiry.watch(streamId);
        return stream;
    }

    /**
     * Hears the sides whose stream was open before they were sides of this merge, as after a change of the topology: what
     * they said when they were opened was missed. The side that speaks is heard when it opens without a word, the others
     * when it sends data or ends, so that the end waits for all of them.
     */
    private void adopt(Record<String, SideMessage> record, MergedStream stream) {
        String streamId = stream.context().id();
        int number = record.value().side();
        StreamContext before = stream.context();
        boolean isNews = false;
        if (!MergedStream.isSaid(record.value().message())) {
            for (int side = 0; side < sides.size(); side++) {
                if (side != number && !stream.hasSpoken(side) && isKnown(side, streamId)) {
                    isNews |= hear(side, stream);
                }
            }
        }
        if (!stream.hasSpoken(number)) {
            isNews |= hear(number, stream);
        }
        if (isNews) {
            forward(record, streamId, stream.context().properties());
        }
        forwardDefinitions(record, before, stream);
    }

    /** Whether the properties of the merged stream are others now, or its first. */
    private boolean hear(int side, MergedStream stream) {
        StreamProperties stated = origin(side, stream).properties();
        boolean isNews =
                stream.merge(side, sides.get(side).identity().outputMessage(inputId(side, stream), stated)) != null;
        hearDefinitions(side, stream);
        return isNews;
    }

    private void hearDefinitions(int side, MergedStream stream) {
        PassedDefinitions passed = sides.get(side).passed();
        StreamContext origin = origin(side, stream);
        Stream.of(Optional.ofNullable(passed.parametersOf(origin)), Optional.ofNullable(passed.eventsOf(origin)))
                .flatMap(Optional::stream)
                .forEach(definitions -> stream.merge(side, definitions));
    }

    private StreamContext origin(int side, MergedStream stream) {
        return origins.get(side).get(inputId(side, stream));
    }

    private String inputId(int side, MergedStream stream) {
        return requireNonNull(
                sides.get(side).identity().inputId(stream.context().id()));
    }

    /** Those that are others than before. */
    private void forwardDefinitions(Record<String, SideMessage> record, StreamContext before, MergedStream stream) {
        StreamContext now = stream.context();
        ParameterDefinitions parameters = now.parameterDefinitions();
        if (parameters != null && !parameters.equals(before.parameterDefinitions())) {
            forward(record, now.id(), parameters);
        }
        EventDefinitions events = now.eventDefinitions();
        if (events != null && !events.equals(before.eventDefinitions())) {
            forward(record, now.id(), events);
        }
    }

    private boolean hasOrigin(String streamId) {
        StoredMergedStream known = store.get(streamId);
        return known != null && known.stream().openSides().stream().anyMatch(side -> isKnown(side, streamId));
    }

    private boolean isKnown(int side, String streamId) {
        String inputId = sides.get(side).identity().inputId(streamId);
        return inputId != null && origins.get(side).knows(inputId);
    }

    private void forward(Record<String, SideMessage> record, String streamId, StreamMessage message) {
        context.forward(record.withKey(streamId).withValue(message));
    }
}
