package io.pitwall.dsl.processing;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * What the headers of a dead letter say beside those of the record: why it is one, and where the record was.
 *
 * <p>The names are those of KIP-1034: {@code __streams.errors.exception}, {@code .message}, {@code .topic}, {@code
 * .partition}, {@code .offset}, and {@code .timestamp}; all text.
 */
final class DeadLetterHeaders {

    private static final String PREFIX = "__streams.errors.";

    private DeadLetterHeaders() {}

    static Headers of(
            Headers original,
            String exception,
            @Nullable String message,
            String topic,
            int partition,
            long offset,
            long timestampMs) {
        Headers headers = new RecordHeaders(original.toArray());
        add(headers, "exception", exception);
        add(headers, "message", message);
        add(headers, "topic", topic);
        add(headers, "partition", Integer.toString(partition));
        add(headers, "offset", Long.toString(offset));
        add(headers, "timestamp", Long.toString(timestampMs));
        return headers;
    }

    private static void add(Headers headers, String name, @Nullable String value) {
        headers.add(PREFIX + name, value == null ? null : value.getBytes(UTF_8));
    }
}
