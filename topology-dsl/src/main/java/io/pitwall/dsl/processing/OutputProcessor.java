package io.pitwall.dsl.processing;

import io.pitwall.data.StreamMessage;
import org.apache.kafka.streams.processor.api.Record;

/** Passes every message on; what follows an operator that has a sink for dead letters follows this one. */
public final class OutputProcessor extends MessageProcessor {

    @Override
    public void process(Record<String, StreamMessage> record) {
        context().forward(record);
    }
}
