package io.pitwall.serdes;

import io.pitwall.data.StreamMessage;
import io.pitwall.serdes.registry.RegistryReader;
import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** Reads messages of one kind in whatever format they are written; null stays null. */
final class MessageDeserializer<M extends StreamMessage> implements Deserializer<M> {

    private final MessageFormats formats = MessageFormats.all();
    private final Class<M> kind;
    private RegistryReader registry = RegistryReader.unconfigured();

    MessageDeserializer(Class<M> kind) {
        this.kind = kind;
    }

    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {
        registry = RegistryReader.of(configs, isKey, formats.avro());
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
        StreamMessage message = decode(topic, headers, value);
        if (!kind.isInstance(message)) {
            throw new UnreadableMessageException("topic " + topic + ": expected " + kind.getSimpleName()
                    + ", but the record is " + message.getClass().getSimpleName()
                    + "; StreamMessageSerde reads every kind");
        }
        return kind.cast(message);
    }

    private StreamMessage decode(String topic, Headers headers, byte[] value) {
        // Headers first: what other formats put behind theirs may start with any byte.
        return RegistryReader.recognises(value) && !formats.recognise(headers, value)
                ? registry.read(topic, headers, value)
                : formats.decode(headers, value);
    }

    @Override
    public void close() {
        registry.close();
    }
}
