package io.pitwall.dsl.processing;

import io.pitwall.serdes.UnreadableMessageException;
import io.pitwall.serdes.fragments.CutRecord;
import io.pitwall.serdes.fragments.Fragment;
import io.pitwall.serdes.fragments.FragmentCutter;
import io.pitwall.serdes.fragments.RawRecord;
import io.pitwall.serdes.fragments.RecordLimit;
import io.pitwall.serdes.fragments.RecordPosition;
import java.time.Instant;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * The dead letters of a source: a sink of the topology, so that they are in the transaction, once.
 *
 * <p>A dead letter has the key, value and headers of the record, and {@link DeadLetterHeaders}. What was joined and does not
 * fit into one record is cut again. A fragment that the headers make too large goes without its value, which still lies at
 * the position that the headers say.
 */
final class DeadLetters {

    private final ProcessorContext<Object, Object> context;
    private final String sink;
    private final RecordLimit limit;
    private final FragmentCutter cutter;
    private final DeadLetterLog log;

    /** @param sink the name of the sink among the children of the processor */
    DeadLetters(ProcessorContext<Object, Object> context, String sink, String topic) {
        this.context = context;
        this.sink = sink;
        this.limit = OutputLimits.of(context.appConfigs(), topic);
        this.cutter = FragmentCutter.inHeaders(limit);
        this.log = new DeadLetterLog(
                LoggerFactory.getLogger(DeadLetters.class),
                topic,
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
        if (value == null || limit.admits(record.key(), value, headers)) {
            forward(record, value, headers);
        } else if (Fragment.isIn(record.headers(), value)) {
            forward(
                    record,
                    null,
                    headers(
                            record,
                            reason + "; too large for a dead letter, its " + value.length + " bytes are left out"));
        } else {
            for (CutRecord part : cutter.cut(record.key(), value, headers)) {
                forward(record, part.value(), part.headers());
            }
        }
    }

    private static Headers headers(RawRecord record, String reason) {
        RecordPosition position = record.position();
        return DeadLetterHeaders.of(
                record.headers(),
                UnreadableMessageException.class.getName(),
                reason,
                position.partition().topic(),
                position.partition().partition(),
                position.offset(),
                position.timestampMs());
    }

    private void forward(RawRecord record, byte @Nullable [] value, Headers headers) {
        // Stamped with its arrival: an old timestamp would be deleted by retention, a future one refused by the broker.
        context.forward(new Record<>(record.key(), value, context.currentSystemTimeMs(), headers), sink);
    }

    /** Says in the log what it has not said yet. */
    void close() {
        log.flush();
    }
}
