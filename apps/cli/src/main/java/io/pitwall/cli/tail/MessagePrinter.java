package io.pitwall.cli.tail;

import io.pitwall.data.StreamMessage;

/** Prints messages in some format. */
public interface MessagePrinter {

    /**
     * Prints a message of a stream.
     *
     * @param origin {@code topic-partition@offset} of its record
     */
    void print(String streamId, String origin, StreamMessage message);

    /** Writes out what has been printed; false when nobody reads it any more, as behind {@code | head}. */
    boolean flush();
}
