package io.pitwall.serdes.registry;

import io.pitwall.data.StreamMessage;
import io.pitwall.serdes.UnreadableMessageException;
import org.apache.kafka.common.header.Headers;

/** Says which setting is missing. */
final class UnconfiguredReader implements RegistryReader {

    @Override
    public StreamMessage read(String topic, Headers headers, byte[] value) {
        throw new UnreadableMessageException("the value (" + value.length
                + " bytes) starts with 00, as Confluent wire format does, but no schema registry is configured; set "
                + RegistrySettings.URL + " to read it");
    }

    @Override
    public void close() {}
}
