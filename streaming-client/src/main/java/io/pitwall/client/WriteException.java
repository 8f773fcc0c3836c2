package io.pitwall.client;

import org.jspecify.annotations.Nullable;

/** Something could not be written: it is not in the topic, or not known to be. */
public final class WriteException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String topic;
    private final @Nullable String streamId;

    WriteException(String topic, @Nullable String streamId, String what, @Nullable Throwable cause) {
        super(
                (streamId == null ? "topic '" + topic + "'" : "stream '" + streamId + "' of topic '" + topic + "'")
                        + ": " + what,
                cause);
        this.topic = topic;
        this.streamId = streamId;
    }

    public String topic() {
        return topic;
    }

    /** The stream of what could not be written; null for a raw record. */
    public @Nullable String streamId() {
        return streamId;
    }
}
