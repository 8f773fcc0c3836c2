package io.pitwall.dsl.processing;

import io.pitwall.data.EventBatch;
import io.pitwall.data.EventDefinitions;
import io.pitwall.data.ParameterData;
import io.pitwall.data.ParameterDefinitions;
import io.pitwall.data.StreamMessage;
import java.util.List;
import org.apache.kafka.streams.processor.api.Record;

/** Keeps events, all of them or those with the named ids; drops parameters. */
public final class SelectEventsProcessor extends MessageProcessor {

    private final List<String> ids;

    /** @param ids empty for all events */
    public SelectEventsProcessor(List<String> ids) {
        this.ids = ids;
    }

    @Override
    public void process(Record<String, StreamMessage> record) {
        StreamMessage message = record.value();
        if (message instanceof ParameterData || message instanceof ParameterDefinitions) {
            return;
        }
        if (message instanceof EventBatch batch) {
            EventBatch selected = ids.isEmpty() ? batch : batch.select(ids);
            if (!selected.events().isEmpty()) {
                forward(record, selected);
            }
        } else if (message instanceof EventDefinitions definitions && !ids.isEmpty()) {
            forward(record, definitions.select(ids));
        } else {
            forward(record, message);
        }
    }
}
