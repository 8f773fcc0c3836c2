package io.pitwall.serdes;

import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that are not a stream message, or not the kind that was asked for. Reading them again gives the same result.
 *
 * <p>The message says the format, the byte offset and what was expected there.
 */
public final class UnreadableMessageException extends SerializationException {

    public UnreadableMessageException(String message) {
        this(message, null);
    }

    public UnreadableMessageException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
