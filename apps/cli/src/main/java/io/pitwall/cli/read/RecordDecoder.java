package io.pitwall.cli.read;

import io.pitwall.cli.text.Words;
import io.pitwall.data.StreamMessage;
import io.pitwall.serdes.StreamIdSerde;
import io.pitwall.serdes.UnreadableMessageException;
import io.pitwall.serdes.fragments.Dropped;
import io.pitwall.serdes.fragments.Fragment;
import io.pitwall.serdes.fragments.FragmentJoiner;
import io.pitwall.serdes.fragments.HeldStreams;
import io.pitwall.serdes.fragments.JoinLimits;
import io.pitwall.serdes.fragments.Joined;
import io.pitwall.serdes.fragments.Outcome;
import io.pitwall.serdes.fragments.RawRecord;
import io.pitwall.serdes.fragments.RecordPosition;
import io.pitwall.serdes.fragments.Swept;
import io.pitwall.serdes.quix.QuixRecords;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Makes messages of records, joined where they were cut, and says which records are none. What is incomplete is held on the
 * heap, within {@link JoinLimits#standard}. Used by one thread.
 */
public final class RecordDecoder {

    /** A header that every dead letter has. */
    private static final String DEAD_LETTER = "__streams.errors.exception";

    private final MessageListener listener;
    private final PrintWriter problems;
    private final Deserializer<String> streamIds = new StreamIdSerde().deserializer();
    private final Deserializer<StreamMessage> messages;
    private final FragmentJoiner joiner;

    /** @param problems gets a line for each record that is no message */
    public RecordDecoder(
            MessageListener listener, PrintWriter problems, Deserializer<StreamMessage> messages, InstantSource clock) {
        this.listener = listener;
        this.problems = problems;
        this.messages = messages;
        this.joiner = new FragmentJoiner(JoinLimits.standard(), HeldStreams.onHeap(), clock);
    }

    /** Reads a record; its message may come with a later one, of which it is a part. */
    public void add(ConsumerRecord<byte[], byte[]> record) {
        if (QuixRecords.isKeepAlive(record.key())) {
            return;
        }
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        RecordPosition position = new RecordPosition(partition, record.offset(), record.timestamp());
        RawRecord raw = new RawRecord(position, record.key(), record.value(), record.headers());
        if (joiner.messageCount() == 0 && !Fragment.isIn(record.headers(), record.value())) {
            decode(raw);
            return;
        }
        Joined joined = joiner.add(raw);
        report(joined.dropped());
        if (joined.outcome() instanceof Outcome.Orphan orphan) {
            problems.println(position + " is of no use: " + orphan.reason());
        } else if (joined.outcome() instanceof Outcome.Refused refused) {
            problems.println(position + " is of no use: " + refused.reason());
        }
        joined.released().forEach(this::decode);
    }

    /** Gives up what is incomplete for too long; to be called now and then. */
    public void sweep() {
        if (joiner.messageCount() > 0) {
            Swept swept = joiner.sweep();
            report(swept.dropped());
            swept.released().forEach(this::decode);
        }
    }

    /** Says what is incomplete at the end. */
    public void finish() {
        if (joiner.messageCount() > 0) {
            problems.println("not complete yet, and not shown with what waits for it: "
                    + Words.count(joiner.messageCount(), "message"));
        }
    }

    private void report(List<Dropped> dropped) {
        dropped.forEach(message -> problems.println(message.toString()));
    }

    private void decode(RawRecord record) {
        String origin = record.position().toString();
        String topic = record.position().partition().topic();
        try {
            String streamId = streamIds.deserialize(topic, record.key());
            @Nullable StreamMessage message = messages.deserialize(topic, record.headers(), record.value());
            if (message == null) {
                problems.println(origin + " is not a stream message: it has no value");
                return;
            }
            listener.message(streamId, origin, message);
        } catch (UnreadableMessageException e) {
            problems.println(
                    record.headers().lastHeader(DEAD_LETTER) == null
                            ? origin + " is not a stream message: " + e.getMessage()
                            : origin + " is a dead letter; see 'pitwall dead-letters list " + topic + "'");
        }
    }
}
