package io.pitwall.test;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.common.header.Header;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** A record that could not be read, as it stands in the dead-letter topic. */
public final class DeadLetter {

    private final OutputRecord output;
    private final TestRecord<byte[], byte[]> letter;

    DeadLetter(OutputRecord output) {
        this.output = output;
        this.letter = output.record();
    }

    /** Where the record was: {@code topic-partition@offset}. */
    public String origin() {
        // The driver knows of one partition, and counts from 0 after a crash.
        String topic = header("topic");
        long offset = Long.parseLong(header("offset")) + output.firstOffsets().getOrDefault(topic, 0L);
        return topic + "-" + output.partition() + "@" + offset;
    }

    /** Why it could not be read. */
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
        Header header = letter.headers().lastHeader("__streams.errors." + name);
        return header == null ? "" : new String(header.value(), UTF_8);
    }

    @Override
    public String toString() {
        return origin() + ": " + reason();
    }
}
