package io.pitwall.serdes.registry;

import io.pitwall.data.StreamMessage;
import io.pitwall.serdes.AvroBody;
import io.pitwall.serdes.AvroMessageFormat;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Serializer;

/** Writes Confluent wire format with a serializer that is not ours and takes Avro records. */
final class PluggedWriter implements RegistryWriter {

    private final Serializer<Object> serializer;
    private final AvroMessageFormat format;
    private final RetryLoop retries;
    private final LoadingCache<Schema, AvroTranscoder> transcoders;

    private PluggedWriter(Serializer<Object> serializer, AvroMessageFormat format, RetryLoop retries) {
        this.serializer = serializer;
        this.format = format;
        this.retries = retries;
        this.transcoders = new LoadingCache<>(format.schemas().size());
    }

    // The configuration names the class: that it takes Avro records cannot be known to the compiler.
    @SuppressWarnings("unchecked")
    static PluggedWriter of(Map<String, ?> configs, boolean isKey, AvroMessageFormat format, RegistryClock clock) {
        Serializer<Object> serializer =
                PluggedClass.newInstance(configs, RegistrySettings.SERIALIZER_CLASS, Serializer.class);
        serializer.configure(PluggedClass.settings(configs, isKey), isKey);
        return new PluggedWriter(serializer, format, PluggedClass.retries(configs, clock));
    }

    @Override
    public byte[] write(String topic, Headers headers, StreamMessage message) {
        AvroBody body = format.encodeBody(message);
        GenericRecord record = transcoders
                .get(body.schema(), schema -> new AvroTranscoder(schema, schema))
                .decode(body.bytes(), 0);
        return retries.run(
                "writing with " + serializer.getClass().getName(), time -> serialize(topic, headers, record));
    }

    private byte[] serialize(String topic, Headers headers, GenericRecord record) throws TransientFailure {
        try {
            return serializer.serialize(topic, headers, record);
        } catch (RuntimeException e) {
            if (PluggedFailures.of(e) == PluggedFailures.OUTAGE) {
                throw new TransientFailure(PluggedFailures.reason(e), e);
            }
            throw e;
        }
    }

    @Override
    public void close() {
        serializer.close();
    }
}
