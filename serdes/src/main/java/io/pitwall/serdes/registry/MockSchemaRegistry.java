package io.pitwall.serdes.registry;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.jspecify.annotations.Nullable;

/**
 * A registry in memory, for tests.
 *
 * <p>An id is computed from the scope and the schema's text. Two objects of the same scope thus agree on every id without
 * sharing anything, and each knows the schemas it was made with; only what is registered later is known to one object
 * alone, which tests then hand over as {@value RegistrySettings#INSTANCE}.
 */
public final class MockSchemaRegistry implements SchemaRegistry {

    private final String scope;
    private final Map<Integer, Schema> schemas = new HashMap<>();
    private final Map<String, List<Schema>> subjects = new HashMap<>();

    private MockSchemaRegistry(String scope, List<Schema> known) {
        this.scope = requireNonNull(scope, "scope");
        known.forEach(this::add);
    }

    /** A registry without subjects that knows these schemas by id. */
    public static MockSchemaRegistry of(String scope, List<Schema> known) {
        return new MockSchemaRegistry(scope, known);
    }

    private int add(Schema schema) {
        String text = SchemaText.of(schema);
        CRC32 crc = new CRC32();
        crc.update((scope + "\n" + text).getBytes(StandardCharsets.UTF_8));
        int id = (int) (crc.getValue() & Integer.MAX_VALUE);
        Schema there = schemas.putIfAbsent(id, schema);
        if (there != null && !SchemaText.of(there).equals(text)) {
            throw new IllegalStateException("the id %d of %s is taken by %s; use another scope than '%s'"
                    .formatted(id, schema.getFullName(), there.getFullName(), scope));
        }
        return id;
    }

    @Override
    public synchronized int register(String subject, Schema schema) {
        int id = add(schema);
        List<Schema> versions = subjects.computeIfAbsent(subject, key -> new ArrayList<>());
        if (version(versions, schema) == 0) {
            versions.add(schema);
        }
        return id;
    }

    private static int version(List<Schema> versions, Schema schema) {
        String text = SchemaText.of(schema);
        for (int i = 0; i < versions.size(); i++) {
            if (SchemaText.of(versions.get(i)).equals(text)) {
                return i + 1;
            }
        }
        return 0;
    }

    @Override
    public synchronized int lookUp(String subject, Schema schema) {
        List<Schema> versions = subjects.get(subject);
        if (versions == null || version(versions, schema) == 0) {
            throw new SchemaNotFoundException("mock://%s: subject '%s' has no version like this %s"
                    .formatted(scope, subject, schema.getFullName()));
        }
        return add(schema);
    }

    @Override
    public synchronized Schema byId(int id) {
        Schema schema = schemas.get(id);
        if (schema == null) {
            throw new SchemaNotFoundException("mock://%s: no schema has id %d".formatted(scope, id));
        }
        return schema;
    }

    @Override
    public synchronized RegisteredSchema latest(String subject) {
        Schema schema = latestOrNull(subject);
        if (schema == null) {
            throw new SchemaNotFoundException("mock://%s: there is no subject '%s'".formatted(scope, subject));
        }
        return new RegisteredSchema(
                subject, subjects.getOrDefault(subject, List.of()).size(), add(schema), schema);
    }

    private @Nullable Schema latestOrNull(String subject) {
        List<Schema> versions = subjects.getOrDefault(subject, List.of());
        return versions.isEmpty() ? null : versions.get(versions.size() - 1);
    }

    /** Backward: whether data of the latest version can be read by the schema. */
    @Override
    public synchronized Compatibility check(String subject, Schema schema) {
        Schema latest = latestOrNull(subject);
        if (latest == null) {
            return new Compatibility(true, List.of("the subject has no version yet"));
        }
        var result = SchemaCompatibility.checkReaderWriterCompatibility(schema, latest)
                .getResult();
        return new Compatibility(
                result.getCompatibility() == SchemaCompatibility.SchemaCompatibilityType.COMPATIBLE,
                result.getIncompatibilities().stream()
                        .map(SchemaCompatibility.Incompatibility::getMessage)
                        .toList());
    }
}
