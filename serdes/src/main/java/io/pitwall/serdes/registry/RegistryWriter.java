package io.pitwall.serdes.registry;

import io.pitwall.data.StreamMessage;
import io.pitwall.serdes.AvroMessageFormat;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Writes messages in Confluent wire format. Safe for use by several threads. */
public interface RegistryWriter extends AutoCloseable {

    /**
     * Writes a message.
     *
     * @throws SchemaRegistryException if its schema could not be registered or found
     */
    byte[] write(String topic, Headers headers, StreamMessage message);

    @Override
    void close();

    /**
     * The writer for a Kafka client's settings; null if they name no registry.
     *
     * @param format of the bodies
     */
    static @Nullable RegistryWriter of(Map<String, ?> configs, boolean isKey, AvroMessageFormat format) {
        if (RegistrySettings.isSet(configs, RegistrySettings.SERIALIZER_CLASS)) {
            return PluggedWriter.of(configs, isKey, format, RegistryClock.system());
        }
        if (!RegistrySettings.hasRegistry(configs)) {
            return null;
        }
        return new WireWriter(
                Registries.open(configs, List.of(format)),
                format,
                WriterConfig.of(configs, isKey),
                Registries.cacheSize(configs));
    }
}
