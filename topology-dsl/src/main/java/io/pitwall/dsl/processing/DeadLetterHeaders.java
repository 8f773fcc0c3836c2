package io.pitwall.dsl.processing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pitwall.serdes.StreamIdSerde;
import io.pitwall.serdes.UnreadableMessageException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * What the headers of a dead letter say beside those of the record: why it is one, and where the record was.
 *
 * <p>The names are those of KIP-1034: {@code __streams.errors.exception}, {@code .message}, {@code .topic}, {@code
 * .partition}, {@code .offset}, and {@code .timestamp}; all text. {@value #OPERATOR} is the name of the operator that sent it,
 * of the source where a record could not be read, and {@value #STREAM} the id of the stream, where the key is one; what a
 * timer released has no topic, partition and offset.
 */
final class DeadLetterHeaders {

    static final String OPERATOR = "pitwall.operator";
    static final String STREAM = "pitwall.stream";

    private static final Deserializer<String> STREAM_IDS = new StreamIdSerde().deserializer();
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

    /**
     * Adds to the headers of a message that an operator sends.
     *
     * @param source where the record was that is being processed; null for a timer
     */
    static void addTo(
            Headers headers,
            String operator,
            String streamId,
            Throwable error,
            String message,
            @Nullable RecordMetadata source,
            long timestampMs) {
        add(headers, "exception", error.getClass().getName());
        add(headers, "message", message);
        if (source != null) {
            add(headers, "topic", source.topic());
            add(headers, "partition", Integer.toString(source.partition()));
            add(headers, "offset", Long.toString(source.offset()));
        }
        add(headers, "timestamp", Long.toString(timestampMs));
        headers.add(OPERATOR, operator.getBytes(UTF_8));
        headers.add(STREAM, streamId.getBytes(UTF_8));
    }

    /** Adds to the headers of a record that could not be read. */
    static void addSource(Headers headers, String source, byte @Nullable [] key) {
        headers.add(OPERATOR, source.getBytes(UTF_8));
        if (isStreamId(key)) {
            headers.add(STREAM, key);
        }
    }

    private static boolean isStreamId(byte @Nullable [] key) {
        try {
            STREAM_IDS.deserialize("", key);
            return true;
        } catch (UnreadableMessageException e) {
            return false;
        }
    }

    private static void add(Headers headers, String name, @Nullable String value) {
        headers.add(PREFIX + name, value == null ? null : value.getBytes(UTF_8));
    }
}
