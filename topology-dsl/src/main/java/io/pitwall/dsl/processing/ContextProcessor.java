package io.pitwall.dsl.processing;

import io.pitwall.data.EventDefinitions;
import io.pitwall.data.ParameterDefinitions;
import io.pitwall.data.StreamContext;
import io.pitwall.data.StreamEnd;
import io.pitwall.data.StreamMessage;
import io.pitwall.data.StreamProperties;
import java.time.Duration;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Opens the streams of a topic and keeps what is known about them.
 *
 * <p>Behind it every open stream starts with its properties, if only empty ones; properties and definitions come only
 * when they change; an end comes once for each opening. The end forgets the stream, so that data after it opens the
 * stream anew.
 */
public final class ContextProcessor extends MessageProcessor {

    private final String storeName;
    private final Duration timeToLive;
    private final @Nullable Duration endWhenIdle;
    private StreamContexts contexts;

    /**
     * Both times are of the wall clock and count from a stream's last message.
     *
     * @param timeToLive after which a stream that has no end is forgotten
     * @param endWhenIdle after which it is ended instead; null for never
     */
    @SuppressWarnings("NullAway.Init") // init comes before anything else
    public ContextProcessor(String storeName, Duration timeToLive, @Nullable Duration endWhenIdle) {
        this.storeName = storeName;
        this.timeToLive = timeToLive;
        this.endWhenIdle = endWhenIdle;
    }

    @Override
    public void init(ProcessorContext<String, StreamMessage> context) {
        super.init(context);
        contexts = endWhenIdle == null
                ? StreamContexts.forgottenAfter(context, storeName, timeToLive)
                : StreamContexts.endedAfter(context, storeName, endWhenIdle, this::end);
    }

    @Override
    public void process(Record<String, StreamMessage> record) {
        contexts.betweenRecords();
        String streamId = record.key();
        StreamMessage message = record.value();
        StreamContext known = contexts.get(streamId);
        if (known == null) {
            StreamProperties properties = message instanceof StreamProperties stated ? stated : StreamProperties.none();
            known = StreamContext.opened(streamId, properties);
            contexts.put(streamId, known);
            forward(record, properties);
        }
        StreamContext updated = known;
        if (message instanceof StreamProperties properties) {
            updated = known.withProperties(properties);
        } else if (message instanceof ParameterDefinitions definitions) {
            updated = known.withParameterDefinitions(definitions);
        } else if (message instanceof EventDefinitions definitions) {
            updated = known.withEventDefinitions(definitions);
        } else {
            forward(record, message);
            // Behind it, so that what is released on the way of the end still knows its stream.
            if (message instanceof StreamEnd) {
                contexts.remove(streamId);
            }
            return;
        }
        if (!updated.equals(known)) {
            contexts.put(streamId, updated);
            forward(record, message);
        }
    }

    private void end(String streamId, long nowMs) {
        context().forward(new Record<>(streamId, new StreamEnd(StreamEnd.Type.TERMINATED), nowMs));
    }

    /** Also comes when {@link #init} has failed. */
    @Override
    public void close() {
        if (contexts != null) {
            contexts.close();
        }
    }
}
