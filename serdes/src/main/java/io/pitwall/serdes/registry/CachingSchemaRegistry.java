package io.pitwall.serdes.registry;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;

/**
 * Remembers schemas by id and ids by schema, as many of each as it is told; ids that the registry does not know for a
 * minute, so that a topic full of foreign bytes does not become a flood of requests, but for a second only if they were
 * asked for once: they may be new. Nothing else is remembered.
 */
final class CachingSchemaRegistry implements SchemaRegistry {

    static final Duration MISSING_FOR = Duration.ofMinutes(1);
    static final Duration FIRST_ANSWER_FOR = Duration.ofSeconds(1);

    private final SchemaRegistry registry;
    private final RegistryClock clock;
    private final int maxSize;
    private final LoadingCache<Integer, Schema> schemas;
    private final LoadingCache<Version, Integer> ids;
    private final Map<Integer, Missing> missing = new ConcurrentHashMap<>();

    CachingSchemaRegistry(SchemaRegistry registry, int maxSize, RegistryClock clock) {
        this.registry = registry;
        this.clock = clock;
        this.maxSize = maxSize;
        this.schemas = new LoadingCache<>(maxSize);
        this.ids = new LoadingCache<>(maxSize);
    }

    private record Version(String subject, Schema schema) {}

    private record Missing(SchemaNotFoundException answer, long atNs) {

        boolean holdsAt(long nowNs) {
            return nowNs - atNs < (answer.isFirstAnswer() ? FIRST_ANSWER_FOR : MISSING_FOR).toNanos();
        }
    }

    @Override
    public int register(String subject, Schema schema) {
        int id = ids.get(new Version(subject, schema), version -> registry.register(subject, schema));
        schemas.put(id, schema);
        return id;
    }

    @Override
    public int lookUp(String subject, Schema schema) {
        int id = ids.get(new Version(subject, schema), version -> registry.lookUp(subject, schema));
        schemas.put(id, schema);
        return id;
    }

    @Override
    public Schema byId(int id) {
        Missing known = missing.get(id);
        if (known != null && known.holdsAt(clock.nanoTime())) {
            throw known.answer();
        }
        return schemas.get(id, this::load);
    }

    private Schema load(int id) {
        try {
            return registry.byId(id);
        } catch (SchemaNotFoundException e) {
            if (missing.size() >= maxSize) {
                missing.clear();
            }
            missing.put(id, new Missing(e, clock.nanoTime()));
            throw e;
        }
    }

    int missingCount() {
        return missing.size();
    }

    @Override
    public RegisteredSchema latest(String subject) {
        return registry.latest(subject);
    }

    @Override
    public Compatibility check(String subject, Schema schema) {
        return registry.check(subject, schema);
    }
}
