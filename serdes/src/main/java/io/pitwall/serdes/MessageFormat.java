package io.pitwall.serdes;

import io.pitwall.data.StreamMessage;
import java.util.Map;
import org.apache.kafka.common.header.Headers;

/**
 * One way of writing stream messages as record values.
 *
 * <p>Implementations are immutable and safe for use by several threads.
 */
public interface MessageFormat {

    /** The name in the configuration. */
    String name();

    /**
     * This format with the settings of its own that the configuration has.
     *
     * @throws IllegalArgumentException if a setting has a value that it cannot have
     */
    default MessageFormat configured(Map<String, ?> configs) {
        return this;
    }

    /** True when the value and its headers look like this format; a look at the first bytes, not a full check. */
    boolean recognises(Headers headers, byte[] value);

    /**
     * Reads a value that {@link #recognises} accepts.
     *
     * @throws UnreadableMessageException if the bytes are not a complete message of this format
     */
    StreamMessage decode(Headers headers, byte[] value);

    /**
     * Writes a message; the format may add headers of its own.
     *
     * @throws IllegalArgumentException if the message has a value that the format cannot express
     */
    byte[] encode(Headers headers, StreamMessage message);
}
