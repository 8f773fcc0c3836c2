package io.pitwall.serdes.registry;

import io.pitwall.data.StreamMessage;
import io.pitwall.serdes.AvroMessageFormat;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.SchemaNormalization;
import org.apache.kafka.common.header.Headers;

/** Writes Confluent wire format with ids of a registry; asks once for each topic and schema. */
final class WireWriter implements RegistryWriter {

    private static final byte[] NO_PREFIX = {};

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

    /** Writes messages of one schema to one topic. */
    private interface BodyWriter {

        byte[] write(StreamMessage message);
    }

    @Override
    public byte[] write(String topic, Headers headers, StreamMessage message) {
        return writers.get(new Destination(topic, format.schemaOf(message)), this::load)
                .write(message);
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
        return message -> format.encodeBody(prefix, message);
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
        return message -> joined(prefix, transcoder.transcode(format.encodeBody(NO_PREFIX, message), 0));
    }

    private RegisteredSchema latestOf(String subject) {
        try {
            return registry.latest(subject);
        } catch (SchemaNotFoundException e) {
            throw new SchemaNotFoundException(
                    e.getMessage() + "; register a version, or set " + RegistrySettings.USE_LATEST + "=false");
        }
    }

    private static byte[] joined(byte[] prefix, byte[] body) {
        byte[] value = new byte[prefix.length + body.length];
        System.arraycopy(prefix, 0, value, 0, prefix.length);
        System.arraycopy(body, 0, value, prefix.length, body.length);
        return value;
    }

    @Override
    public void close() {}
}
