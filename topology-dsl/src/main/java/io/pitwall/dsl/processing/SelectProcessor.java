package io.pitwall.dsl.processing;

import io.pitwall.data.EventBatch;
import io.pitwall.data.EventDefinitions;
import io.pitwall.data.ParameterData;
import io.pitwall.data.ParameterDefinitions;
import io.pitwall.data.StreamMessage;
import java.util.List;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Keeps parameter data, all of it or the named parameters with the rows that have a value of them; drops events. */
public final class SelectProcessor extends MessageProcessor {

    private final @Nullable List<String> parameters;

    private SelectProcessor(@Nullable List<String> parameters) {
        this.parameters = parameters;
    }

    public static Processor<String, StreamMessage, String, StreamMessage> ofAll() {
        return new SelectProcessor(null);
    }

    public static Processor<String, StreamMessage, String, StreamMessage> of(List<String> parameters) {
        return new SelectProcessor(parameters);
    }

    @Override
    public void process(Record<String, StreamMessage> record) {
        StreamMessage message = record.value();
        if (message instanceof EventBatch || message instanceof EventDefinitions) {
            return;
        }
        if (parameters != null && message instanceof ParameterData data) {
            ParameterData selected = data.select(parameters).withoutEmptyRows();
            if (!selected.isEmpty()) {
                forward(record, selected);
            }
        } else if (parameters != null && message instanceof ParameterDefinitions definitions) {
            forward(record, definitions.select(parameters));
        } else {
            forward(record, message);
        }
    }
}
