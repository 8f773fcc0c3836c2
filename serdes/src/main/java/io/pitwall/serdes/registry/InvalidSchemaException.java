package io.pitwall.serdes.registry;

/** A schema registry does not take the schema for one. */
public final class InvalidSchemaException extends SchemaRegistryException {

    public InvalidSchemaException(String message) {
        super(message);
    }
}
