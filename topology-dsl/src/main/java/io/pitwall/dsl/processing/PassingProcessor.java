package io.pitwall.dsl.processing;

import io.pitwall.data.StreamMessage;
import org.apache.kafka.streams.processor.api.Record;

/** Passes everything on: the beginning of a branch, so that what comes next need not be known by name. */
public final class PassingProcessor extends MessageProcessor {

    @Override
    public void process(Record<String, StreamMessage> record) {
        context().forward(record);
    }
}
