package io.pitwall.serdes.registry;

import org.jspecify.annotations.Nullable;

/** A schema registry has the schema, but it is not Avro, refers to other schemas, or is too large or deep. Its records are unreadable. */
public final class UnusableSchemaException extends SchemaRegistryException {

    public UnusableSchemaException(String message) {
        super(message);
    }

    public UnusableSchemaException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
