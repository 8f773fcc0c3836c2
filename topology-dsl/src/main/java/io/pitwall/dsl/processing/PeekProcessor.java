package io.pitwall.dsl.processing;

import io.pitwall.data.ParameterData;
import io.pitwall.data.StreamContext;
import io.pitwall.data.StreamMessage;
import java.util.function.BiConsumer;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Shows parameter data to a user's action and passes it on. */
public final class PeekProcessor extends MessageProcessor {

    private final FunctionNodes nodes;
    private final String label;
    private final String contextStore;
    private final BiConsumer<StreamContext, ParameterData> action;
    private KnownStreams streams;
    private PacketCalls calls;

    /** @param label the name for messages */
    @SuppressWarnings("NullAway.Init") // init comes before anything else
    public PeekProcessor(
            FunctionNodes nodes, String label, String contextStore, BiConsumer<StreamContext, ParameterData> action) {
        super(nodes.output());
        this.nodes = nodes;
        this.label = label;
        this.contextStore = contextStore;
        this.action = action;
    }

    @Override
    public void init(ProcessorContext<String, StreamMessage> context) {
        super.init(context);
        streams = new KnownStreams(context, contextStore);
        calls = new PacketCalls(context, nodes, "peek '" + label + "'");
    }

    @Override
    public void process(Record<String, StreamMessage> record) {
        if (record.value() instanceof ParameterData data) {
            ParameterData shown = show(record, data);
            if (!shown.isEmpty() || data.isEmpty()) {
                forward(record, shown);
            }
        } else {
            forward(record, record.value());
        }
    }

    private ParameterData show(Record<String, StreamMessage> record, ParameterData data) {
        StreamContext stream = streams.get(record.key());
        return calls.call(record, data, () -> {
            action.accept(stream, data);
            return data;
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
