package io.pitwall.dsl.processing;

import io.pitwall.data.StreamContext;
import io.pitwall.data.StreamMessage;
import java.util.function.BiConsumer;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Shows what comes of one type to a user's action and passes everything on.
 *
 * @param <M> the type
 */
public final class PeekProcessor<M extends StreamMessage> extends MessageProcessor {

    private final Class<M> type;
    private final FunctionNodes nodes;
    private final String label;
    private final String contextStore;
    private final BiConsumer<StreamContext, M> action;
    private KnownStreams streams;
    private MessageCalls calls;

    /** @param label the name for messages */
    @SuppressWarnings("NullAway.Init") // init comes before anything else
    public PeekProcessor(
            Class<M> type,
            FunctionNodes nodes,
            String label,
            String contextStore,
            BiConsumer<StreamContext, M> action) {
        super(nodes.output());
        this.type = type;
        this.nodes = nodes;
        this.label = label;
        this.contextStore = contextStore;
        this.action = action;
    }

    @Override
    public void init(ProcessorContext<String, StreamMessage> context) {
        super.init(context);
        streams = new KnownStreams(context, contextStore);
        calls = new MessageCalls(context, nodes, "peek '" + label + "'");
    }

    @Override
    public void process(Record<String, StreamMessage> record) {
        if (!type.isInstance(record.value()) || show(record, type.cast(record.value())) != null) {
            forward(record, record.value());
        }
    }

    private @Nullable M show(Record<String, StreamMessage> record, M message) {
        StreamContext stream = streams.get(record.key());
        return calls.call(record, () -> {
            action.accept(stream, message);
            return message;
        });
    }

    /** Also comes when {@link #init} has failed. */
    @Override
    public void close() {
        if (calls != null) {
            calls.close();
        }
    }
}
