package io.pitwall.dsl.processing;

import io.pitwall.data.EventDefinitions;
import io.pitwall.data.ParameterDefinitions;
import io.pitwall.data.StreamContext;
import io.pitwall.data.StreamEnd;
import io.pitwall.data.StreamMessage;
import io.pitwall.data.StreamProperties;
import io.pitwall.state.WriteBehindStore;
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
    private WriteBehindStore<StreamContext> store;

    @SuppressWarnings("NullAway.Init") // init comes before anything else
    public ContextProcessor(String storeName) {
        this.storeName = storeName;
    }

    @Override
    public void init(ProcessorContext<String, StreamMessage> context) {
        super.init(context);
        store = context.getStateStore(storeName);
    }

    @Override
    public void process(Record<String, StreamMessage> record) {
        store.betweenRecords();
        String streamId = record.key();
        StreamMessage message = record.value();
        StreamContext known = store.get(streamId);
        if (known == null) {
            StreamProperties properties = message instanceof StreamProperties stated ? stated : StreamProperties.none();
            known = StreamContext.opened(properties);
            store.put(streamId, known);
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
            if (message instanceof StreamEnd) {
                store.remove(streamId);
            }
            forward(record, message);
            return;
        }
        if (!updated.equals(known)) {
            store.put(streamId, updated);
            forward(record, message);
        }
    }
}
