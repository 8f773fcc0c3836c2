package io.pitwall.serdes.registry;

import org.jspecify.annotations.Nullable;

/** A schema registry could not be reached, or was out of order, for as long as was waited for it. */
public final class RegistryUnavailableException extends SchemaRegistryException {

    public RegistryUnavailableException(String message) {
        super(message);
    }

    public RegistryUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
