package io.pitwall.serdes.registry;

/** A schema registry does not have the id, subject, version or schema. */
public final class SchemaNotFoundException extends SchemaRegistryException {

    public SchemaNotFoundException(String message) {
        super(message);
    }
}
