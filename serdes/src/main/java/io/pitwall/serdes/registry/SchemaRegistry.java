package io.pitwall.serdes.registry;

import org.apache.avro.Schema;

/**
 * Schemas by number, and the versions of each subject.
 *
 * <p>Every method may wait for the network and throws {@link SchemaRegistryException} with the reason, {@link
 * RegistryUnavailableException} after an outage that outlasted all retries. Implementations are safe for use by several
 * threads.
 */
public interface SchemaRegistry {

    /**
     * Makes the schema a version of the subject, if it is not one yet.
     *
     * @return its id
     * @throws IncompatibleSchemaException if the subject's rules forbid it
     */
    int register(String subject, Schema schema);

    /**
     * The id of a schema that is a version of the subject.
     *
     * @throws SchemaNotFoundException if it is none
     */
    int lookUp(String subject, Schema schema);

    /**
     * The schema with that id.
     *
     * @throws SchemaNotFoundException if the registry knows no such id
     * @throws UnusableSchemaException if it is no Avro schema that stands alone
     */
    Schema byId(int id);

    /**
     * The newest version of the subject.
     *
     * @throws SchemaNotFoundException if the subject has none
     */
    RegisteredSchema latest(String subject);

    /** Whether the subject's rules would allow the schema as its next version. */
    Compatibility check(String subject, Schema schema);
}
