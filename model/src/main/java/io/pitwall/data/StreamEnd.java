package io.pitwall.data;

import static java.util.Objects.requireNonNull;

/**
 * The last message of a stream. Data with the same id that comes later opens the stream anew.
 *
 * @param type why the stream ended
 */
public record StreamEnd(Type type) implements StreamMessage {

    /** Why a stream ended. */
    public enum Type {
        /** Its source closed it. */
        CLOSED,
        /** Its source gave up. */
        ABORTED,
        /** Somebody else ended it. */
        TERMINATED
    }

    public StreamEnd {
        requireNonNull(type, "type");
    }

    /** The source closed its stream. */
    public static StreamEnd closed() {
        return new StreamEnd(Type.CLOSED);
    }
}
