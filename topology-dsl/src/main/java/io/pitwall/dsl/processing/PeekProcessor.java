package io.pitwall.dsl.processing;

import io.pitwall.data.StreamContext;
import io.pitwall.data.StreamMessage;
import java.util.function.BiConsumer;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Shows what comes of one type to a user's action and passes everything on.
 *
 * @param <M> the type
 */
public final class PeekProcessor<M extends StreamMessage> extends MessageProcessor {

    private final Class<M> type;
    private final String label;
    private final String contextStore;
    private final BiConsumer<StreamContext, M> action;
    private KnownStreams streams;

    /** @param label the name for messages */
    @SuppressWarnings("NullAway.Init") // init comes before anything else
    public PeekProcessor(Class<M> type, String label, String contextStore, BiConsumer<StreamContext, M> action) {
        this.type = type;
        this.label = label;
        this.contextStore = contextStore;
        this.action = action;
    }

    @Override
    public void init(ProcessorContext<String, StreamMessage> context) {
        super.init(context);
        streams = new KnownStreams(context, contextStore);
    }

    @Override
    public void process(Record<String, StreamMessage> record) {
        if (type.isInstance(record.value())) {
            show(record.key(), type.cast(record.value()));
        }
        forward(record, record.value());
    }

    private void show(String streamId, M message) {
        StreamContext stream = streams.get(streamId);
        try {
            action.accept(stream, message);
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            throw new OperatorException("peek '" + label + "'", streamId, origin(), e);
        }
    }
}
