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
    private StreamContexts contexts;

    /** @param timeToLive how long after its last message, by the wall clock, a stream that has no end is forgotten */
    @SuppressWarnings("NullAway.Init") // init comes before anything else
    public ContextProcessor(String storeName, Duration timeToLive) {
        this.storeName = storeName;
        this.timeToLive = timeToLive;
    }

    @Override
    public void init(ProcessorContext<String, StreamMessage> context) {
        super.init(context);
        contexts = new StreamContexts(context, storeName, timeToLive);
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

    /** Also comes when {@link #init} has failed. */
    @Override
    public void close() {
        if (contexts != null) {
            contexts.close();
        }
    }
}
