package io.pitwall.kafka;

import org.jspecify.annotations.Nullable;

/** The embedded Kafka could not start or do what was asked; the message says what to do about it. */
public final class EmbeddedKafkaException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    EmbeddedKafkaException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
