package io.pitwall.dsl.processing;

import io.pitwall.data.StreamMessage;
import io.pitwall.dsl.StreamIdentity;
import io.pitwall.serdes.StreamIdSerde;
import io.pitwall.serdes.fragments.FragmentCutter;
import io.pitwall.serdes.fragments.RecordLimit;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Makes records of messages: gives streams the ids of the output topic and names their parents, encodes, and cuts what is
 * too large for a record into fragments. Of the input's headers only the trace context and those of windows go on, because the others say how
 * the input was written.
 */
public final class ExitProcessor implements Processor<String, StreamMessage, byte[], byte[]> {

    private final String topic;
    private final StreamIdentity identity;
    private final Serializer<StreamMessage> messages;
    private final Serializer<String> streamIds = new StreamIdSerde().serializer();
    private ProcessorContext<byte[], byte[]> context;
    private RecordLimit limit;
    private FragmentCutter cutter;

    /** @param messages configured; may be shared by several threads */
    @SuppressWarnings("NullAway.Init") // init comes before anything else
    public ExitProcessor(String topic, StreamIdentity identity, Serializer<StreamMessage> messages) {
        this.topic = topic;
        this.identity = identity;
        this.messages = messages;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> newContext) {
        context = newContext;
        limit = OutputLimits.of(context.appConfigs(), topic);
        cutter = OutputLimits.cutter(context.appConfigs(), limit);
    }

    @Override
    public void process(Record<String, StreamMessage> record) {
        StreamMessage message = identity.outputMessage(record.key(), record.value());
        byte[] key = streamIds.serialize(topic, identity.outputId(record.key()));
        Headers headers = passedOn(record.headers());
        try {
            byte[] value = messages.serialize(topic, headers, message);
            if (limit.admits(key, value, headers)) {
                forward(record, key, value, headers);
            } else {
                cutter.cut(key, value, headers).forEach(part -> forward(record, key, part.value(), part.headers()));
            }
        } catch (IllegalArgumentException | RecordTooLargeException e) {
            throw new OperatorException("writing to topic '" + topic + "'", record.key(), RecordOrigin.of(context), e);
        }
    }

    /** A copy, because formats add headers and the producer closes them; most often there are none. */
    private static Headers passedOn(Headers input) {
        return input.toArray().length == 0
                ? new RecordHeaders()
                : WindowHeaders.passedOn(input, TraceContext.of(input));
    }

    private void forward(Record<String, StreamMessage> record, byte[] key, byte[] value, Headers headers) {
        context.forward(new Record<>(key, value, record.timestamp(), headers));
    }
}
