package io.pitwall.cli.letters;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** A record of a dead-letter topic, and what its headers say. */
record DeadLetter(ConsumerRecord<byte[], byte[]> record) {

    private static final String ERRORS = "__streams.errors.";
    private static final String OPERATOR = "pitwall.operator";
    private static final String STREAM = "pitwall.stream";

    LetterPlace place() {
        return new LetterPlace(record.partition(), record.offset());
    }

    /** The class of the exception; empty where the record is no dead letter. */
    String exception() {
        return text(ERRORS + "exception");
    }

    /** What was wrong, in words. */
    String message() {
        return text(ERRORS + "message");
    }

    /** The topic of the record that was being processed; null where a timer released it. */
    @Nullable
    String sourceTopic() {
        String topic = text(ERRORS + "topic");
        return topic.isEmpty() ? null : topic;
    }

    /** The partition of the source topic, -1 where there is none. */
    int sourcePartition() {
        String partition = text(ERRORS + "partition");
        return partition.matches("\\d{1,9}") ? Integer.parseInt(partition) : -1;
    }

    /** {@code topic-partition@offset} of the source; a hyphen where there is none. */
    String origin() {
        return sourceTopic() == null
                ? "-"
                : sourceTopic() + "-" + text(ERRORS + "partition") + "@" + text(ERRORS + "offset");
    }

    /** The operator whose function failed, or the source that could not read the record. */
    String operator() {
        return text(OPERATOR);
    }

    /** The stream id: as the operator says, else the key; null where there is no key. */
    @Nullable
    String stream() {
        String stream = text(STREAM);
        if (!stream.isEmpty()) {
            return stream;
        }
        return record.key() == null ? null : new String(record.key(), UTF_8);
    }

    /** The headers that the record had before it became a dead letter. */
    Headers originalHeaders() {
        Headers original = new RecordHeaders();
        for (Header header : record.headers()) {
            if (!isOfLetter(header.key())) {
                original.add(header);
            }
        }
        return original;
    }

    /** Late rows and revised results have headers of Pitwall's too, which are the record's own. */
    private static boolean isOfLetter(String header) {
        return header.startsWith(ERRORS) || header.equals(OPERATOR) || header.equals(STREAM);
    }

    private String text(String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? "" : new String(header.value(), UTF_8);
    }
}
