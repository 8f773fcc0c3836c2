package io.pitwall.dsl.processing;

import io.pitwall.serdes.UnreadableMessageException;
import io.pitwall.serdes.fragments.Fragment;
import io.pitwall.serdes.fragments.RawRecord;
import io.pitwall.serdes.fragments.RecordPosition;
import java.time.Instant;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.slf4j.LoggerFactory;

/**
 * The dead letters of a source.
 *
 * <p>A dead letter has the key, value and headers of the record, and {@link DeadLetterHeaders}. What was joined and does not
 * fit into one record is cut again. A fragment that the headers make too large goes without its value, which still lies at
 * the position that the headers say.
 */
final class DeadLetters {

    private final String source;
    private final DeadLetterSink sink;
    private final DeadLetterLog log;

    DeadLetters(ProcessorContext<Object, Object> context, SourceNodes nodes) {
        this.source = nodes.source();
        this.sink = new DeadLetterSink(context, nodes.deadLetterSink(), nodes.deadLetterTopic());
        this.log = new DeadLetterLog(
                LoggerFactory.getLogger(DeadLetters.class),
                nodes.deadLetterTopic(),
                () -> Instant.ofEpochMilli(context.currentSystemTimeMs()));
    }

    /** Sends a record, or what was joined of several. */
    void send(RawRecord record, String reason) {
        log(record, reason);
        write(record, reason);
    }

    /** Sends the fragments of a message that is given up, with a single line in the log. */
    void sendAll(Iterable<RawRecord> fragments, RawRecord first, String reason) {
        log(first, reason);
        fragments.forEach(fragment -> write(fragment, reason));
    }

    private void log(RawRecord record, String reason) {
        RecordPosition position = record.position();
        log.sent(position.partition(), position.offset(), record.key(), reason);
    }

    private void write(RawRecord record, String reason) {
        Headers headers = headers(record, reason);
        byte[] value = record.value();
        if (value == null || sink.admits(record.key(), value, headers)) {
            sink.send(record.key(), value, headers);
        } else if (Fragment.isIn(record.headers(), value)) {
            String leftOut = reason + "; too large for a dead letter, its " + value.length + " bytes are left out";
            sink.send(record.key(), null, headers(record, leftOut));
        } else {
            sink.sendCut(record.key(), value, headers);
        }
    }

    private Headers headers(RawRecord record, String reason) {
        RecordPosition position = record.position();
        Headers headers = DeadLetterHeaders.of(
                record.headers(),
                UnreadableMessageException.class.getName(),
                reason,
                position.partition().topic(),
                position.partition().partition(),
                position.offset(),
                position.timestampMs());
        DeadLetterHeaders.addSource(headers, source, record.key());
        return headers;
    }

    /** Says in the log what it has not said yet. */
    void close() {
        log.flush();
    }
}
