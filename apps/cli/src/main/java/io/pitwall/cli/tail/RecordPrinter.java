package io.pitwall.cli.tail;

import io.pitwall.data.ParameterData;
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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** Has the messages of records printed, joined where they were cut, and says which records are none. */
final class RecordPrinter {

    private final MessagePrinter printer;
    private final PrintWriter problems;
    private final Deserializer<String> streamIds = new StreamIdSerde().deserializer();
    private final Deserializer<StreamMessage> messages;
    private final FragmentJoiner joiner;
    private final Set<String> streams = new HashSet<>();
    private long rowCount;
    private long packetCount;

    RecordPrinter(
            MessagePrinter printer, PrintWriter problems, Deserializer<StreamMessage> messages, InstantSource clock) {
        this.printer = printer;
        this.problems = problems;
        this.messages = messages;
        this.joiner = new FragmentJoiner(JoinLimits.standard(), HeldStreams.onHeap(), clock);
    }

    void print(ConsumerRecord<byte[], byte[]> record) {
        if (QuixRecords.isKeepAlive(record.key())) {
            return;
        }
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        RecordPosition position = new RecordPosition(partition, record.offset(), record.timestamp());
        RawRecord raw = new RawRecord(position, record.key(), record.value(), record.headers());
        if (joiner.messageCount() == 0 && !Fragment.isIn(record.headers(), record.value())) {
            print(raw);
            return;
        }
        Joined joined = joiner.add(raw);
        report(joined.dropped());
        if (joined.outcome() instanceof Outcome.Orphan orphan) {
            problems.println(position + " is of no use: " + orphan.reason());
        } else if (joined.outcome() instanceof Outcome.Refused refused) {
            problems.println(position + " is of no use: " + refused.reason());
        }
        joined.released().forEach(this::print);
    }

    /** Gives up what is incomplete for too long; to be called now and then. */
    void sweep() {
        if (joiner.messageCount() > 0) {
            Swept swept = joiner.sweep();
            report(swept.dropped());
            swept.released().forEach(this::print);
        }
    }

    /** Says what is incomplete at the end. */
    void finish() {
        if (joiner.messageCount() > 0) {
            problems.println("not complete yet, and not shown with what waits for it: "
                    + counted(joiner.messageCount(), "message"));
        }
    }

    private void report(List<Dropped> dropped) {
        dropped.forEach(message -> problems.println(message.toString()));
    }

    private void print(RawRecord record) {
        String origin = record.position().toString();
        String topic = record.position().partition().topic();
        try {
            String streamId = streamIds.deserialize(topic, record.key());
            @Nullable StreamMessage message = messages.deserialize(topic, record.headers(), record.value());
            if (message == null) {
                problems.println(origin + " is not a stream message: it has no value");
                return;
            }
            printer.print(streamId, origin, message);
            streams.add(streamId);
            if (message instanceof ParameterData data) {
                packetCount++;
                rowCount += data.rowCount();
            }
        } catch (UnreadableMessageException e) {
            problems.println(origin + " is not a stream message: " + e.getMessage());
        }
    }

    /** What has been printed, in a few words. */
    String summary() {
        return counted(rowCount, "row") + " in " + counted(packetCount, "packet") + " of "
                + counted(streams.size(), "stream");
    }

    private static String counted(long count, String noun) {
        return "%,d %s%s".formatted(count, noun, count == 1 ? "" : "s");
    }
}
