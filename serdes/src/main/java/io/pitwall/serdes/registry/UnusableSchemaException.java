package io.pitwall.serdes.registry;

import org.jspecify.annotations.Nullable;

/** A schema registry has the schema, but it is not Avro, or refers to other schemas. */
public final class UnusableSchemaException extends SchemaRegistryException {

    public UnusableSchemaException(String message) {
        super(message);
    }

    public UnusableSchemaException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
