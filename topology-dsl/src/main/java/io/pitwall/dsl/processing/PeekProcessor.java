package io.pitwall.dsl.processing;

import io.pitwall.data.ParameterData;
import io.pitwall.data.StreamContext;
import io.pitwall.data.StreamMessage;
import java.util.function.BiConsumer;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Shows parameter data to a user's action and passes it on. */
public final class PeekProcessor extends MessageProcessor {

    private final String label;
    private final String contextStore;
    private final BiConsumer<StreamContext, ParameterData> action;
    private KnownStreams streams;

    /** @param label the name for messages */
    @SuppressWarnings("NullAway.Init") // init comes before anything else
    public PeekProcessor(String label, String contextStore, BiConsumer<StreamContext, ParameterData> action) {
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
        if (record.value() instanceof ParameterData data) {
            show(record.key(), data);
        }
        forward(record, record.value());
    }

    private void show(String streamId, ParameterData data) {
        StreamContext stream = streams.get(streamId);
        try {
            action.accept(stream, data);
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            throw new OperatorException("peek '" + label + "'", streamId, origin(), e);
        }
    }
}
