package io.pitwall.cli.read;

import io.pitwall.data.StreamMessage;

/** Takes the messages of records, in the order of each stream. */
public interface MessageListener {

    /**
     * A message has been read.
     *
     * @param origin {@code topic-partition@offset} of its record, the last one where it was cut
     */
    void message(String streamId, String origin, StreamMessage message);
}
