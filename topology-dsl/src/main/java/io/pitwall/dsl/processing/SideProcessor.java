package io.pitwall.dsl.processing;

import io.pitwall.data.StreamMessage;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** Says of each message from which side of a merge it comes. */
public final class SideProcessor extends ContextualProcessor<String, StreamMessage, String, SideMessage> {

    private final int side;

    /** A side by its number. */
    public SideProcessor(int side) {
        this.side = side;
    }

    @Override
    public void process(Record<String, StreamMessage> record) {
        context().forward(record.withValue(new SideMessage(side, record.value())));
    }
}
