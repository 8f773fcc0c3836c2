package io.pitwall.serdes.registry;

/** A schema registry does not take the schema (422): it is none to it, or its mode forbids new ones. */
public final class InvalidSchemaException extends SchemaRegistryException {

    public InvalidSchemaException(String message) {
        super(message);
    }
}
