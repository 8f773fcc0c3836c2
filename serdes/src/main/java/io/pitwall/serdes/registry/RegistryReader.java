package io.pitwall.serdes.registry;

import io.pitwall.data.StreamMessage;
import io.pitwall.serdes.AvroMessageFormat;
import io.pitwall.serdes.UnreadableMessageException;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.Headers;

/** Reads record values whose first byte is 00: Confluent wire format. Safe for use by several threads. */
public interface RegistryReader extends AutoCloseable {

    /** True when the value looks like one of these; a look at the first byte. */
    static boolean recognises(byte[] value) {
        return value.length > 0 && value[0] == WireFormat.MAGIC;
    }

    /**
     * Reads a value.
     *
     * @throws UnreadableMessageException if the bytes or their schema are not a stream message
     * @throws SchemaRegistryException if that could not be found out
     */
    StreamMessage read(String topic, Headers headers, byte[] value);

    @Override
    void close();

    /** A reader that has no registry to ask: every value is unreadable. */
    static RegistryReader unconfigured() {
        return new UnconfiguredReader();
    }

    /**
     * The reader for a Kafka client's settings.
     *
     * @param formats whose bodies are read
     */
    static RegistryReader of(Map<String, ?> configs, boolean isKey, List<AvroMessageFormat> formats) {
        BodyReaders bodies = new BodyReaders(formats);
        if (RegistrySettings.isSet(configs, RegistrySettings.DESERIALIZER_CLASS)) {
            return PluggedReader.of(configs, isKey, bodies, RegistryClock.system());
        }
        if (!RegistrySettings.hasRegistry(configs)) {
            return unconfigured();
        }
        return new WireReader(Registries.open(configs, formats), bodies, Registries.cacheSize(configs));
    }
}
