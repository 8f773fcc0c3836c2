package io.pitwall.dsl.processing;

import static java.util.Objects.requireNonNull;

import io.pitwall.data.ParameterData;
import io.pitwall.data.StreamContext;
import io.pitwall.data.StreamMessage;
import java.util.function.BiFunction;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Hands parameter data to a user's function and passes on what it returns. */
public final class MapProcessor extends MessageProcessor {

    private final FunctionNodes nodes;
    private final String label;
    private final String contextStore;
    private final BiFunction<StreamContext, ParameterData, ParameterData> function;
    private KnownStreams streams;
    private MessageCalls calls;

    /** @param label the name for messages */
    @SuppressWarnings("NullAway.Init") // init comes before anything else
    public MapProcessor(
            FunctionNodes nodes,
            String label,
            String contextStore,
            BiFunction<StreamContext, ParameterData, ParameterData> function) {
        super(nodes.output());
        this.nodes = nodes;
        this.label = label;
        this.contextStore = contextStore;
        this.function = function;
    }

    @Override
    public void init(ProcessorContext<String, StreamMessage> context) {
        super.init(context);
        streams = new KnownStreams(context, contextStore);
        calls = new MessageCalls(context, nodes, "map '" + label + "'");
    }

    @Override
    public void process(Record<String, StreamMessage> record) {
        if (record.value() instanceof ParameterData data) {
            ParameterData mapped = map(record, data);
            if (mapped != null && !mapped.isEmpty()) {
                forward(record, mapped);
            }
        } else {
            forward(record, record.value());
        }
    }

    private @Nullable ParameterData map(Record<String, StreamMessage> record, ParameterData data) {
        StreamContext stream = streams.get(record.key());
        return calls.call(
                record,
                () -> requireNonNull(
                        function.apply(stream, data),
                        "the function returned null; ParameterData.empty() leaves the packet out"));
    }

    /** Also comes when {@link #init} has failed. */
    @Override
    public void close() {
        if (calls != null) {
            calls.close();
        }
    }
}
