package io.pitwall.serdes.registry;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.function.IntFunction;
import org.apache.avro.Schema;
import org.apache.kafka.common.serialization.Deserializer;

/** Of the shape of Confluent's KafkaAvroDeserializer: gives Avro records of the writer's schema. */
public final class StandInAvroDeserializer implements Deserializer<Object> {

    private IntFunction<Schema> schemas = id -> Schema.create(Schema.Type.NULL);

    // The map is the test's own.
    @SuppressWarnings("unchecked")
    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {
        schemas = (IntFunction<Schema>) requireNonNull(configs.get("stand.in.schemas"));
    }

    @Override
    public Object deserialize(String topic, byte[] value) {
        Schema schema = schemas.apply(WireFormat.id(value));
        if (schema.getType() != Schema.Type.RECORD) {
            return "no record";
        }
        return new AvroTranscoder(schema, schema).decode(value, WireFormat.PREFIX_BYTES);
    }
}
