package io.pitwall.serdes.registry;

import io.pitwall.data.StreamMessage;
import io.pitwall.serdes.UnreadableMessageException;
import org.apache.avro.Schema;
import org.apache.kafka.common.header.Headers;

/** Reads Confluent wire format with a registry's schemas. */
final class WireReader implements RegistryReader {

    private final SchemaRegistry registry;
    private final BodyReaders bodies;
    private final LoadingCache<Integer, BodyReader> byId;

    WireReader(SchemaRegistry registry, BodyReaders bodies, int cacheSize) {
        this.registry = registry;
        this.bodies = bodies;
        this.byId = new LoadingCache<>(cacheSize);
    }

    @Override
    public StreamMessage read(String topic, Headers headers, byte[] value) {
        int id = WireFormat.id(value);
        try {
            return byId.get(id, this::load).read(value, WireFormat.PREFIX_BYTES);
        } catch (SchemaNotFoundException e) {
            throw new UnreadableMessageException("Confluent wire format: " + e.getMessage(), e);
        } catch (UnreadableMessageException e) {
            throw new UnreadableMessageException("Confluent wire format, schema id " + id + ": " + e.getMessage(), e);
        }
    }

    /** What is wrong with a schema stays so; what is wrong with a registry does not, so exceptions of it pass through. */
    private BodyReader load(int id) {
        try {
            Schema writer = registry.byId(id);
            return bodies.of(writer);
        } catch (UnusableSchemaException | UnreadableMessageException e) {
            String reason = String.valueOf(e.getMessage());
            return (value, offset) -> {
                throw new UnreadableMessageException(reason);
            };
        }
    }

    @Override
    public void close() {}
}
