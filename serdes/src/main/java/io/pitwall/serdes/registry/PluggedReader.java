package io.pitwall.serdes.registry;

import io.pitwall.data.StreamMessage;
import io.pitwall.serdes.UnreadableMessageException;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;

/** Reads Confluent wire format with a deserializer that is not ours and gives Avro records. */
final class PluggedReader implements RegistryReader {

    private static final int SCHEMAS = 1000;

    private final Deserializer<?> deserializer;
    private final BodyReaders bodies;
    private final RetryLoop retries;
    private final LoadingCache<Schema, BodyReader> bySchema = new LoadingCache<>(SCHEMAS);

    private PluggedReader(Deserializer<?> deserializer, BodyReaders bodies, RetryLoop retries) {
        this.deserializer = deserializer;
        this.bodies = bodies;
        this.retries = retries;
    }

    static PluggedReader of(Map<String, ?> configs, boolean isKey, BodyReaders bodies, RegistryClock clock) {
        Deserializer<?> deserializer =
                PluggedClass.newInstance(configs, RegistrySettings.DESERIALIZER_CLASS, Deserializer.class);
        deserializer.configure(PluggedClass.settings(configs, isKey), isKey);
        return new PluggedReader(deserializer, bodies, PluggedClass.retries(configs, clock));
    }

    @Override
    public StreamMessage read(String topic, Headers headers, byte[] value) {
        Object record = retries.run(
                "reading with " + deserializer.getClass().getName(), time -> deserialize(topic, headers, value));
        if (!(record instanceof IndexedRecord avro)) {
            throw new UnreadableMessageException(deserializer.getClass().getName() + " gave "
                    + (record == null ? "null" : record.getClass().getName()) + ", but an Avro record was expected");
        }
        return bySchema.get(avro.getSchema(), bodies::of).read(AvroTranscoder.bytes(avro), 0);
    }

    private Object deserialize(String topic, Headers headers, byte[] value) throws TransientFailure {
        try {
            return deserializer.deserialize(topic, headers, value);
        } catch (RuntimeException e) {
            switch (PluggedFailures.of(e)) {
                case BAD_RECORD ->
                    throw new UnreadableMessageException(
                            deserializer.getClass().getName() + " cannot read the record: " + e.getMessage(), e);
                case OUTAGE -> throw new TransientFailure(PluggedFailures.reason(e), e);
                case REFUSED -> throw e;
                default -> throw new IllegalStateException("unknown kind of failure", e);
            }
        }
    }

    @Override
    public void close() {
        deserializer.close();
    }
}
