package io.pitwall.serdes;

import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that are not a stream message, or not the kind that was asked for. Reading them again gives the same result.
 *
 * <p>The message, of at most about a thousand characters, says the format, where in the record it is (the byte of the value,
 * or the headers) and what was expected there. Which record it is of which stream is known to who reads the topic: Kafka's
 * consumer wraps this in a {@code RecordDeserializationException} with partition and offset, Pitwall's topologies write both
 * and the stream id into log and dead letter.
 */
public final class UnreadableMessageException extends SerializationException {

    /** Of longer messages, which quote long texts of the record, the middle is left out. */
    private static final int MAX_CHARACTERS = 1_000;

    private static final int HEAD = 700;

    private static final int TAIL = 200;

    public UnreadableMessageException(String message) {
        this(message, null);
    }

    public UnreadableMessageException(String message, @Nullable Throwable cause) {
        super(abbreviated(message), cause);
    }

    private static String abbreviated(String message) {
        int length = message.length();
        return length <= MAX_CHARACTERS
                ? message
                : message.substring(0, HEAD) + "... (" + (length - HEAD - TAIL) + " characters) ..."
                        + message.substring(length - TAIL);
    }
}
