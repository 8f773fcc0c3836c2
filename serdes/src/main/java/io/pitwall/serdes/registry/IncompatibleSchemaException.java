package io.pitwall.serdes.registry;

/** A schema may not follow the other versions of its subject. */
public final class IncompatibleSchemaException extends SchemaRegistryException {

    public IncompatibleSchemaException(String message) {
        super(message);
    }
}
