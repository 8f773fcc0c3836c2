package io.pitwall.test;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pitwall.data.StreamMessage;
import io.pitwall.serdes.StreamMessageSerde;
import io.pitwall.serdes.fragments.Fragment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record of the dead-letter topic: one that could not be read, as it was, or the rows on which a user's function failed, as
 * a message of its own.
 */
public final class DeadLetter {

    private final OutputRecord output;
    private final TestRecord<byte[], byte[]> letter;

    DeadLetter(OutputRecord output) {
        this.output = output;
        this.letter = output.record();
    }

    /**
     * Where the record was that could not be read, or that was being processed: {@code topic-partition@offset}; empty for
     * what a timer released.
     */
    public String origin() {
        String topic = header("topic");
        if (topic.isEmpty()) {
            return "";
        }
        // The driver knows of one partition, and counts from 0 after a crash.
        long offset = Long.parseLong(header("offset")) + output.firstOffsets().getOrDefault(topic, 0L);
        return topic + "-" + output.partition() + "@" + offset;
    }

    /** The name of the operator that sent it; {@code <topic>.source} for a record that could not be read. */
    public String operator() {
        return text("pitwall.operator");
    }

    /** The stream whose rows or events failed, or whose record could not be read; empty where the key is no stream id. */
    public String streamId() {
        return text("pitwall.stream");
    }

    /** Why it could not be read, or which function failed and how. */
    public String reason() {
        return header("message");
    }

    /** The record's key as it was; null if it had none. */
    public byte @Nullable [] key() {
        return letter.key();
    }

    /** The record's value as it was; null if it had none. */
    public byte @Nullable [] value() {
        return letter.value();
    }

    private String header(String name) {
        return text("__streams.errors." + name);
    }

    private String text(String name) {
        Header header = letter.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), UTF_8);
    }

    /** The message that an operator sent; fragments are not joined. */
    private StreamMessage message(StreamMessageSerde messages, String topic) {
        return messages.deserializer().deserialize(topic, letter.headers(), letter.value());
    }

    /** Whether it is a whole message of an operator's, and not a fragment. */
    boolean isMessage() {
        return !operator().isEmpty()
                && !operator().endsWith(".source")
                && letter.value() != null
                && !Fragment.isIn(letter.headers(), letter.value());
    }

    /** What operators sent, by operator and stream. */
    static Map<String, List<StreamMessage>> messagesByOperator(
            List<DeadLetter> letters, StreamMessageSerde messages, String topic) {
        Map<String, List<StreamMessage>> failed = new TreeMap<>();
        for (DeadLetter letter : letters) {
            if (letter.isMessage()) {
                failed.computeIfAbsent(
                                "stream '" + letter.streamId() + "' of the dead letters of '" + letter.operator() + "'",
                                name -> new ArrayList<>())
                        .add(letter.message(messages, topic));
            }
        }
        return failed;
    }

    @Override
    public String toString() {
        return (origin().isEmpty() ? "released by a timer" : origin()) + ": " + reason();
    }
}
