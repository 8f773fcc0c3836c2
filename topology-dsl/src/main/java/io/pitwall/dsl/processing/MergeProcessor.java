package io.pitwall.dsl.processing;

import static java.util.Objects.requireNonNull;

import io.pitwall.data.StreamEnd;
import io.pitwall.data.StreamMessage;
import io.pitwall.data.StreamProperties;
import io.pitwall.rules.MergedStream;
import io.pitwall.state.StoredMergedStream;
import io.pitwall.state.WriteBehindStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
        MergedStream stream = known == null ? open(record, streamId) : known.stream();
        boolean changes =
                known == null || MergedStream.isSaid(message) || message instanceof StreamEnd || !stream.isOpen(number);
        StreamMessage merged = stream.merge(number, message);
        if (changes) {
            store.changed(streamId);
        }
        if (merged != null) {
            forward(record, streamId, merged);
        }
        if (!stream.isOpen()) {
            // Behind the end, so that what is released on its way still knows its stream.
            store.remove(streamId);
            expiry.cancel(streamId);
        }
    }

    private MergedStream open(Record<String, SideMessage> record, String streamId) {
        MergedStream stream = new MergedStream(streamId);
        store.put(streamId, new StoredMergedStream(stream));
        expiry.watch(streamId);
        if (!(record.value().message() instanceof StreamProperties)) {
            adopt(record, stream);
        }
        return stream;
    }

    /** The stream was open before there was this merge, which has missed what its sides said when they were opened. */
    private void adopt(Record<String, SideMessage> record, MergedStream stream) {
        int number = record.value().side();
        StreamProperties properties = origins.get(number).get(record.key()).properties();
        StreamMessage stated = sides.get(number).identity().outputMessage(record.key(), properties);
        forward(record, stream.context().id(), requireNonNull(stream.merge(number, stated)));
        for (int side = 0; side < sides.size(); side++) {
            if (isKnown(side, stream.context().id())) {
                stream.open(side);
            }
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
