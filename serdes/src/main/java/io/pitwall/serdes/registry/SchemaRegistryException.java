package io.pitwall.serdes.registry;

import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * A schema registry refused a request, or its answer made no sense. It says nothing about the record at hand, which
 * may be good.
 *
 * <p>The message has the registry's address, what was asked, its status and words, and what to do; never a secret.
 */
public class SchemaRegistryException extends KafkaException {

    public SchemaRegistryException(String message) {
        this(message, null);
    }

    public SchemaRegistryException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
