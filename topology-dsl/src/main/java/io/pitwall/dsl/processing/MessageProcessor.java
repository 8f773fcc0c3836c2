package io.pitwall.dsl.processing;

import io.pitwall.data.StreamMessage;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** What all operators have in common: the context they forward to. */
abstract class MessageProcessor implements Processor<String, StreamMessage, String, StreamMessage> {

    private ProcessorContext<String, StreamMessage> context;

    @SuppressWarnings("NullAway.Init") // init comes before anything else
    MessageProcessor() {}

    @Override
    public void init(ProcessorContext<String, StreamMessage> newContext) {
        context = newContext;
    }

    final ProcessorContext<String, StreamMessage> context() {
        return context;
    }

    /** Passes a message on in place of the one that is being processed. */
    final void forward(Record<String, StreamMessage> record, StreamMessage message) {
        context.forward(record.value() == message ? record : record.withValue(message));
    }

    /** Where the record that is being processed comes from; empty for what a timer does. */
    final String origin() {
        return RecordOrigin.of(context);
    }
}
