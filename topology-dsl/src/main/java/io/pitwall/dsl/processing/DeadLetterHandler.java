package io.pitwall.dsl.processing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pitwall.serdes.UnreadableMessageException;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends records that cannot be read to the dead-letter topic, with their original key, value and headers, and
 * lets the rest go on. Any other failure of a deserializer stops the application: the record may be good.
 *
 * <p>The headers that say why are those of KIP-1034: {@code __streams.errors.exception}, {@code .message}, {@code
 * .topic}, {@code .partition}, {@code .offset}, and {@code .timestamp}, all text; the stream id is the key. The log has
 * all of it in a line. The topic is {@link
 * StreamsConfig#ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG}. The dead letter is part of the transaction; a crash can
 * make Kafka Streams read a record ahead twice, and so write its dead letter twice.
 */
public final class DeadLetterHandler implements DeserializationExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterHandler.class);
    private static final int MAX_ID_BYTES = 100;
    private static final String HEADER_PREFIX = "__streams.errors.";

    private String deadLetterTopic = "";

    @Override
    public void configure(Map<String, ?> configs) {
        Object topic = configs.get(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG);
        if (topic == null || topic.toString().isEmpty()) {
            throw new ConfigException(
                    StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG,
                    topic,
                    "name the topic for records that cannot be read");
        }
        deadLetterTopic = topic.toString();
    }

    @Override
    public Response handleError(
            ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception exception) {
        String origin = record.topic() + "-" + record.partition() + "@" + record.offset() + ", " + stream(record.key());
        if (!(exception instanceof UnreadableMessageException)) {
            LOG.error("{}: reading failed for a reason that is not the record's", origin, exception);
            return Response.fail();
        }
        LOG.warn("{}: sent to the dead letters ({}): {}", origin, deadLetterTopic, exception.getMessage());
        return Response.resume(List.of(deadLetter(record, exception)));
    }

    /** The stream id for people: bytes that are not UTF-8 and control characters replaced, long ones cut. */
    private static String stream(byte @Nullable [] key) {
        if (key == null) {
            return "no stream id";
        }
        String id = new String(key, 0, Math.min(key.length, MAX_ID_BYTES), UTF_8).replaceAll("\\p{Cntrl}", "?");
        return "stream '" + id + (key.length > MAX_ID_BYTES ? "...'" : "'");
    }

    private ProducerRecord<byte[], byte[]> deadLetter(ConsumerRecord<byte[], byte[]> record, Exception exception) {
        Headers headers = new RecordHeaders(record.headers());
        add(headers, "exception", exception.getClass().getName());
        add(headers, "message", exception.getMessage());
        add(headers, "topic", record.topic());
        add(headers, "partition", Integer.toString(record.partition()));
        add(headers, "offset", Long.toString(record.offset()));
        add(headers, "timestamp", Long.toString(record.timestamp()));
        // The dead letter's own timestamp is its arrival: an old one would be deleted by retention, a negative or
        // future one be refused by the broker.
        return new ProducerRecord<>(deadLetterTopic, null, null, record.key(), record.value(), headers);
    }

    private static void add(Headers headers, String name, @Nullable String value) {
        headers.add(HEADER_PREFIX + name, value == null ? null : value.getBytes(UTF_8));
    }
}
