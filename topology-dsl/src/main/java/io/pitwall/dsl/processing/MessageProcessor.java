package io.pitwall.dsl.processing;

import io.pitwall.data.StreamMessage;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** What all operators have in common: the context they forward to. */
abstract class MessageProcessor implements Processor<String, StreamMessage, String, StreamMessage> {

    private final @Nullable String output;
    private ProcessorContext<String, StreamMessage> context;

    MessageProcessor() {
        this(null);
    }

    /** @param output the child that gets what is forwarded, where there are others; null if all get it */
    @SuppressWarnings("NullAway.Init") // init comes before anything else
    MessageProcessor(@Nullable String output) {
        this.output = output;
    }

    @Override
    public void init(ProcessorContext<String, StreamMessage> newContext) {
        context = newContext;
    }

    final ProcessorContext<String, StreamMessage> context() {
        return context;
    }

    /** Passes a message on in place of the one that is being processed. */
    final void forward(Record<String, StreamMessage> record, StreamMessage message) {
        Record<String, StreamMessage> forwarded = record.value() == message ? record : record.withValue(message);
        if (output == null) {
            context.forward(forwarded);
        } else {
            context.forward(forwarded, output);
        }
    }

    /** Where the record that is being processed comes from; empty for what a timer does. */
    final String origin() {
        return RecordOrigin.of(context);
    }
}
