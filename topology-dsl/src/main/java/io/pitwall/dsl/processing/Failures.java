package io.pitwall.dsl.processing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pitwall.data.StreamMessage;
import io.pitwall.serdes.StreamIdSerde;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where goes what an operator does not pass on because a user's function failed on it: nowhere or to the dead letters,
 * counted in either case and said in the log, not more than once in a {@link LogInterval}.
 */
final class Failures {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private final ProcessorContext<?, ?> context;
    private final FunctionNodes nodes;
    private final OperatorCounters counters;
    private final LogInterval interval = new LogInterval();
    private final Serializer<String> streamIds = new StreamIdSerde().serializer();
    private final @Nullable DeadLetterSink letters;

    Failures(ProcessorContext<?, ?> context, FunctionNodes nodes) {
        this.context = context;
        this.nodes = nodes;
        this.counters = new OperatorCounters(context, nodes.operator());
        this.letters = nodes.hasDeadLetters()
                ? new DeadLetterSink(context, nodes.deadLetterSink(), nodes.deadLetterTopic())
                : null;
    }

    OperatorCounters counters() {
        return counters;
    }

    /** @param record what the operator was processing */
    void handle(Record<String, StreamMessage> record, Failure failure) {
        log(record.key(), failure);
        if (letters == null) {
            counters.skipped(failure.size());
        } else {
            counters.deadLetter(failure.size());
            send(letters, record, failure);
        }
    }

    private void send(DeadLetterSink sink, Record<String, StreamMessage> record, Failure failure) {
        String streamId = record.key();
        byte[] key = streamIds.serialize(nodes.deadLetterTopic(), streamId);
        Headers headers = TraceContext.of(record.headers());
        try {
            byte[] value = nodes.messages().serialize(nodes.deadLetterTopic(), headers, failure.message());
            DeadLetterHeaders.addTo(
                    headers,
                    nodes.operator(),
                    streamId,
                    failure.error(),
                    failure.reason(),
                    RecordOrigin.metadata(context).orElse(null),
                    record.timestamp());
            sink.sendCut(key, value, headers);
        } catch (IllegalArgumentException | RecordTooLargeException e) {
            throw new OperatorException(
                    "writing a dead letter of " + nodes.operator(), streamId, RecordOrigin.of(context), e);
        }
    }

    private void log(String streamId, Failure failure) {
        if (!interval.admits(context.currentSystemTimeMs())) {
            return;
        }
        long between = interval.takeHeldBack();
        String origin = RecordOrigin.of(context);
        LOG.warn(
                "{}, {}: {}: {}{}",
                origin.isEmpty() ? "released by a timer" : origin,
                DeadLetterLog.stream(streamId.getBytes(UTF_8)),
                fate(),
                failure.reason(),
                between == 0 ? "" : "; so it was " + between + " times before since the last line",
                failure.error());
    }

    private String fate() {
        return nodes.hasDeadLetters()
                ? "sent to the dead letters (" + nodes.deadLetterTopic() + ") by " + nodes.operator()
                : "left out by " + nodes.operator();
    }

    /** Says in the log what it has not said yet. */
    void close() {
        long unsaid = interval.takeHeldBack();
        if (unsaid > 0) {
            LOG.warn("{}: {} times more since the last line", fate(), unsaid);
        }
        counters.close();
    }
}
