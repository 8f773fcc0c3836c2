package io.pitwall.serdes;

import io.pitwall.data.StreamMessage;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** Reads messages of one kind in whatever format they are written; null stays null. */
final class MessageDeserializer<M extends StreamMessage> implements Deserializer<M> {

    private final MessageFormats formats = MessageFormats.all();
    private final Class<M> kind;

    MessageDeserializer(Class<M> kind) {
        this.kind = kind;
    }

    @Override
    public @Nullable M deserialize(String topic, byte @Nullable [] value) {
        return deserialize(topic, new RecordHeaders(), value);
    }

    @Override
    public @Nullable M deserialize(String topic, Headers headers, byte @Nullable [] value) {
        if (value == null) {
            return null;
        }
        StreamMessage message = formats.decode(headers, value);
        if (!kind.isInstance(message)) {
            throw new UnreadableMessageException("topic " + topic + ": expected " + kind.getSimpleName()
                    + ", but the record is " + message.getClass().getSimpleName()
                    + "; StreamMessageSerde reads every kind");
        }
        return kind.cast(message);
    }
}
