package io.pitwall.serdes.registry;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Of the shape of Confluent's KafkaAvroSerializer: made without arguments, configured, given Avro records. Its registry
 * is the object in the settings, which may fail.
 */
public final class StandInAvroSerializer implements Serializer<Object> {

    private SchemaRegistry registry = MockSchemaRegistry.of("unconfigured", List.of());
    private String strategy = "";
    private boolean closed;

    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {
        registry = (SchemaRegistry) requireNonNull(configs.get("stand.in.registry"));
        strategy = String.valueOf(configs.get("value.subject.name.strategy"));
    }

    @Override
    public byte[] serialize(String topic, Object value) {
        if (closed) {
            throw new IllegalStateException("closed");
        }
        GenericRecord record = (GenericRecord) value;
        Schema schema = record.getSchema();
        try {
            byte[] prefix = WireFormat.prefix(registry.register(strategy, schema));
            byte[] body = AvroTranscoder.bytes(record);
            byte[] bytes = Arrays.copyOf(prefix, prefix.length + body.length);
            System.arraycopy(body, 0, bytes, prefix.length, body.length);
            return bytes;
        } catch (SchemaRegistryException e) {
            throw new SerializationException("Error registering Avro schema", e.getCause());
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
