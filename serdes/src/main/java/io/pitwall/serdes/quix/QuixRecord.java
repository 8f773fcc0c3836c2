package io.pitwall.serdes.quix;

import io.pitwall.data.EventBatch;
import io.pitwall.data.StreamMessage;
import io.pitwall.serdes.UnreadableMessageException;

/** What a Kafka record of a Quix topic is. */
public sealed interface QuixRecord {

    /** A stream message. */
    record Message(StreamMessage message) implements QuixRecord {}

    /**
     * Bytes that no Quix app wrote as a message, as Quix hands them to its users: one event.
     *
     * @param event its id is the stream id, its value the bytes as UTF-8, its time that of the record
     * @param reason why the bytes are no message
     */
    record RawEvent(EventBatch event, String reason) implements QuixRecord {}

    /** A part of a message that was split, by all that it says of itself; the parts are still to be joined. */
    record Fragment() implements QuixRecord {}

    /**
     * A record without a meaning for its stream: a keep-alive, or a tombstone.
     *
     * @param reason which of the two
     */
    record Ignored(String reason) implements QuixRecord {}

    /** A record that says what it is, and is not. */
    record Refused(UnreadableMessageException reason) implements QuixRecord {}
}
