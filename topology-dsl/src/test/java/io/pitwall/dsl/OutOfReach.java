package io.pitwall.dsl;

import io.pitwall.serdes.registry.Compatibility;
import io.pitwall.serdes.registry.RegisteredSchema;
import io.pitwall.serdes.registry.RegistryUnavailableException;
import io.pitwall.serdes.registry.SchemaRegistry;
import org.apache.avro.Schema;

/** A registry in an outage that has outlasted all retries. */
final class OutOfReach implements SchemaRegistry {

    private static RegistryUnavailableException outage() {
        return new RegistryUnavailableException("no connection");
    }

    @Override
    public int register(String subject, Schema schema) {
        throw outage();
    }

    @Override
    public int lookUp(String subject, Schema schema) {
        throw outage();
    }

    @Override
    public Schema byId(int id) {
        throw outage();
    }

    @Override
    public RegisteredSchema latest(String subject) {
        throw outage();
    }

    @Override
    public Compatibility check(String subject, Schema schema) {
        throw outage();
    }
}
