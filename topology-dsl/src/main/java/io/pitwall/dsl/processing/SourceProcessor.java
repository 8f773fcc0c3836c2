package io.pitwall.dsl.processing;

import io.pitwall.data.StreamMessage;
import io.pitwall.serdes.StreamIdSerde;
import io.pitwall.serdes.UnreadableMessageException;
import io.pitwall.serdes.fragments.Dropped;
import io.pitwall.serdes.fragments.Fragment;
import io.pitwall.serdes.fragments.FragmentJoiner;
import io.pitwall.serdes.fragments.JoinLimits;
import io.pitwall.serdes.fragments.Joined;
import io.pitwall.serdes.fragments.Outcome;
import io.pitwall.serdes.fragments.RawRecord;
import io.pitwall.serdes.fragments.RecordPosition;
import io.pitwall.serdes.fragments.Swept;
import io.pitwall.serdes.quix.QuixRecords;
import io.pitwall.state.FragmentStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Makes stream messages of the records of a topic: joins fragments, decodes, sends to the dead letters what cannot be read.
 *
 * <p>A record that is whole, of a key that holds nothing, is decoded and passed on at once. While a message is
 * incomplete, later records of its key wait for it, no others do. A keep-alive of Quix is ignored and counted; a value
 * that Quix would take for raw bytes is no message and goes to the dead letters. Any failure to read that is not the
 * record's, such as an outage of a schema registry, stops the application.
 */
public final class SourceProcessor implements Processor<byte[], byte[], Object, Object> {

    private static final long SHORTEST_TICK_MS = 10;

    private final SourceNodes nodes;
    private final JoinLimits limits;
    private final Deserializer<StreamMessage> messages;
    private final Deserializer<String> streamIds = new StreamIdSerde().deserializer();
    private ProcessorContext<Object, Object> context;
    private DeadLetters deadLetters;
    private SourceCounters counters;
    private FragmentStore fragments;
    private @Nullable FragmentJoiner joiner;
    private @Nullable Cancellable sweeping;

    /** @param messages configured; may be shared by several threads */
    @SuppressWarnings("NullAway.Init") // init comes before anything else
    public SourceProcessor(SourceNodes nodes, JoinLimits limits, Deserializer<StreamMessage> messages) {
        this.nodes = nodes;
        this.limits = limits;
        this.messages = messages;
    }

    @Override
    public void init(ProcessorContext<Object, Object> newContext) {
        context = newContext;
        deadLetters = new DeadLetters(context, nodes);
        counters = new SourceCounters(context, nodes.topic());
        fragments = new FragmentStore(context.getStateStore(nodes.fragmentStore()));
        joiner = null;
        sweeping = null;
        sweepWhileSomethingIsHeld();
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        if (QuixRecords.isKeepAlive(record.key())) {
            counters.keepAlive();
            return;
        }
        String streamId;
        try {
            streamId = streamIds.deserialize(nodes.topic(), record.key());
        } catch (UnreadableMessageException e) {
            deadLetter(raw(record), e);
            return;
        }
        if (!fragments.isEmpty() || Fragment.isIn(record.headers(), record.value())) {
            join(raw(record));
            return;
        }
        StreamMessage message;
        try {
            message = decode(record.headers(), record.value());
        } catch (UnreadableMessageException e) {
            deadLetter(raw(record), e);
            return;
        }
        forward(streamId, message, record.timestamp(), record.headers());
    }

    private void join(RawRecord record) {
        Joined joined = joiner().add(record);
        giveUp(joined.dropped());
        if (joined.outcome() instanceof Outcome.Orphan orphan) {
            deadLetter(record, orphan.reason());
        } else if (joined.outcome() instanceof Outcome.Refused refused) {
            deadLetter(record, refused.reason());
        } else if (joined.outcome() instanceof Outcome.Duplicate) {
            counters.duplicateFragment();
        }
        joined.released().forEach(this::release);
        sweepWhileSomethingIsHeld();
    }

    /** Made when it is first needed, because only then the time is known. */
    private FragmentJoiner joiner() {
        FragmentJoiner known = joiner;
        if (known == null) {
            known = new FragmentJoiner(limits, fragments, () -> Instant.ofEpochMilli(context.currentSystemTimeMs()));
            joiner = known;
        }
        return known;
    }

    private void release(RawRecord record) {
        StreamMessage message;
        try {
            message = decode(record.headers(), record.value());
        } catch (UnreadableMessageException e) {
            deadLetter(record, e);
            return;
        }
        String streamId = streamIds.deserialize(nodes.topic(), record.key());
        forward(streamId, message, record.position().timestampMs(), record.headers());
    }

    private StreamMessage decode(Headers headers, byte @Nullable [] value) {
        if (value == null) {
            throw new UnreadableMessageException(
                    "the record has no value (a tombstone): streams are ended by an end message, not deleted");
        }
        return messages.deserialize(nodes.topic(), headers, value);
    }

    private void forward(String streamId, StreamMessage message, long timestampMs, Headers headers) {
        context.forward(new Record<>(streamId, message, timestampMs, headers), nodes.messages());
    }

    private void giveUp(List<Dropped> dropped) {
        for (Dropped message : dropped) {
            List<RawRecord> parts = message.message().fragments();
            parts.forEach(part -> counters.deadLetter());
            deadLetters.sendAll(parts, message.message().first(), message.toString());
        }
    }

    private void deadLetter(RawRecord record, UnreadableMessageException error) {
        deadLetter(record, String.valueOf(error.getMessage()));
    }

    private void deadLetter(RawRecord record, String reason) {
        counters.deadLetter();
        deadLetters.send(record, reason);
    }

    /** The punctuator exists only while something can expire: each time one fires, Kafka Streams commits. */
    private void sweepWhileSomethingIsHeld() {
        if (sweeping == null && !fragments.isEmpty()) {
            long tickMs = Math.max(SHORTEST_TICK_MS, limits.timeToLive().toMillis() / 10);
            sweeping = context.schedule(Duration.ofMillis(tickMs), PunctuationType.WALL_CLOCK_TIME, nowMs -> sweep());
        }
    }

    private void sweep() {
        Swept swept = joiner().sweep();
        giveUp(swept.dropped());
        swept.released().forEach(this::release);
        if (fragments.isEmpty() && sweeping != null) {
            sweeping.cancel();
            sweeping = null;
        }
    }

    private RawRecord raw(Record<byte[], byte[]> record) {
        RecordMetadata source = context.recordMetadata().orElseThrow();
        TopicPartition partition = new TopicPartition(source.topic(), source.partition());
        RecordPosition position = new RecordPosition(partition, source.offset(), record.timestamp());
        return new RawRecord(position, record.key(), record.value(), record.headers());
    }

    @Override
    public void close() {
        deadLetters.close();
        counters.close();
    }
}
