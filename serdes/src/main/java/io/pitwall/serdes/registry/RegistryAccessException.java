package io.pitwall.serdes.registry;

import org.jspecify.annotations.Nullable;

/** A schema registry did not accept the credentials, or they do not allow what was asked. */
public final class RegistryAccessException extends SchemaRegistryException {

    public RegistryAccessException(String message) {
        super(message);
    }

    public RegistryAccessException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
