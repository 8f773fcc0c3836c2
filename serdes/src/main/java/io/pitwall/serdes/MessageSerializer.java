package io.pitwall.serdes;

import io.pitwall.data.StreamMessage;
import io.pitwall.serdes.registry.RegistryWriter;
import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Writes messages in the configured format; null stays null. */
final class MessageSerializer<M extends StreamMessage> implements Serializer<M> {

    private MessageFormat format = MessageFormats.all().named(StreamMessageSerde.DEFAULT_FORMAT);
    private @Nullable RegistryWriter registry;

    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {
        Object name = configs.get(StreamMessageSerde.FORMAT_CONFIG);
        if (name != null) {
            format = MessageFormats.all().named(name.toString()).configured(configs);
        }
        // A format that is not Avro has no schema to register.
        registry = format instanceof AvroMessageFormat avro ? RegistryWriter.of(configs, isKey, avro) : null;
    }

    @Override
    public byte @Nullable [] serialize(String topic, @Nullable M message) {
        return serialize(topic, new RecordHeaders(), message);
    }

    @Override
    public byte @Nullable [] serialize(String topic, Headers headers, @Nullable M message) {
        if (message == null) {
            return null;
        }
        return registry == null ? format.encode(headers, message) : registry.write(topic, headers, message);
    }

    @Override
    public void close() {
        if (registry != null) {
            registry.close();
        }
    }
}
