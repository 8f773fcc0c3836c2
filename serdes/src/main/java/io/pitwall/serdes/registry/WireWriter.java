package io.pitwall.serdes.registry;

import io.pitwall.data.StreamMessage;
import io.pitwall.serdes.AvroBody;
import io.pitwall.serdes.AvroMessageFormat;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.SchemaNormalization;
import org.apache.kafka.common.header.Headers;

/** Writes Confluent wire format with ids of a registry; asks once for each topic and schema. */
final class WireWriter implements RegistryWriter {

    private final SchemaRegistry registry;
    private final AvroMessageFormat format;
    private final WriterConfig config;
    private final LoadingCache<Destination, BodyWriter> writers;

    WireWriter(SchemaRegistry registry, AvroMessageFormat format, WriterConfig config, int cacheSize) {
        this.registry = registry;
        this.format = format;
        this.config = config;
        this.writers = new LoadingCache<>(cacheSize);
    }

    private record Destination(String topic, Schema schema) {}

    /** Makes record values of bodies of one schema for one topic. */
    private interface BodyWriter {

        byte[] write(AvroBody body);
    }

    @Override
    public byte[] write(String topic, Headers headers, StreamMessage message) {
        AvroBody body = format.encodeBody(message);
        return writers.get(new Destination(topic, body.schema()), this::load).write(body);
    }

    private BodyWriter load(Destination destination) {
        Schema schema = destination.schema();
        String subject = config.subject(destination.topic(), schema);
        return switch (config.idSource()) {
            case REGISTER -> ours(registry.register(subject, schema));
            case LOOK_UP -> ours(registered(subject, schema));
            case LATEST -> latest(subject, schema);
        };
    }

    private int registered(String subject, Schema schema) {
        try {
            return registry.lookUp(subject, schema);
        } catch (SchemaNotFoundException e) {
            throw new SchemaNotFoundException(e.getMessage() + "; register it, or set " + RegistrySettings.AUTO_REGISTER
                    + "=true to let it be registered");
        }
    }

    private BodyWriter ours(int id) {
        byte[] prefix = WireFormat.prefix(id);
        return body -> body.behind(prefix);
    }

    private BodyWriter latest(String subject, Schema schema) {
        RegisteredSchema latest = latestOf(subject);
        if (SchemaNormalization.parsingFingerprint64(latest.schema())
                == SchemaNormalization.parsingFingerprint64(schema)) {
            return ours(latest.id());
        }
        var result = SchemaCompatibility.checkReaderWriterCompatibility(latest.schema(), schema);
        if (result.getType() != SchemaCompatibilityType.COMPATIBLE) {
            throw new IncompatibleSchemaException(
                    "version %d (id %d) of subject '%s' cannot be written from our %s: %s; set %s=false or register a version that can be"
                            .formatted(
                                    latest.version(),
                                    latest.id(),
                                    subject,
                                    schema.getFullName(),
                                    result.getResult().getIncompatibilities(),
                                    RegistrySettings.USE_LATEST));
        }
        byte[] prefix = WireFormat.prefix(latest.id());
        AvroTranscoder transcoder = new AvroTranscoder(schema, latest.schema());
        return body -> new AvroBody(latest.schema(), transcoder.transcode(body.bytes(), 0)).behind(prefix);
    }

    private RegisteredSchema latestOf(String subject) {
        try {
            return registry.latest(subject);
        } catch (SchemaNotFoundException e) {
            throw new SchemaNotFoundException(
                    e.getMessage() + "; register a version, or set " + RegistrySettings.USE_LATEST + "=false");
        }
    }

    @Override
    public void close() {}
}
