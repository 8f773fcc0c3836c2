package io.pitwall.dsl.processing;

import static java.util.Objects.requireNonNull;

import io.pitwall.data.ParameterData;
import io.pitwall.data.StreamContext;
import io.pitwall.data.StreamMessage;
import java.util.function.BiFunction;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Hands parameter data to a user's function and passes on what it returns. */
public final class MapProcessor extends MessageProcessor {

    private final String label;
    private final String contextStore;
    private final BiFunction<StreamContext, ParameterData, ParameterData> function;
    private KnownStreams streams;

    /** @param label the name for messages */
    @SuppressWarnings("NullAway.Init") // init comes before anything else
    public MapProcessor(
            String label, String contextStore, BiFunction<StreamContext, ParameterData, ParameterData> function) {
        this.label = label;
        this.contextStore = contextStore;
        this.function = function;
    }

    @Override
    public void init(ProcessorContext<String, StreamMessage> context) {
        super.init(context);
        streams = new KnownStreams(context, contextStore);
    }

    @Override
    public void process(Record<String, StreamMessage> record) {
        if (record.value() instanceof ParameterData data) {
            ParameterData mapped = map(record.key(), data);
            if (!mapped.isEmpty()) {
                forward(record, mapped);
            }
        } else {
            forward(record, record.value());
        }
    }

    private ParameterData map(String streamId, ParameterData data) {
        StreamContext stream = streams.get(streamId);
        try {
            return requireNonNull(
                    function.apply(stream, data),
                    "the function returned null; ParameterData.empty() leaves the packet out");
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            throw new OperatorException("map '" + label + "'", streamId, origin(), e);
        }
    }
}
