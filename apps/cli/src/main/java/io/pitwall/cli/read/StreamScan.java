package io.pitwall.cli.read;

import io.pitwall.data.StreamMessage;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The streams of a topic, from its messages. It knows a limited number of streams, the first ones; of the others it only
 * counts the messages, so that its memory does not grow with the topic. Not safe for use by several threads.
 */
public final class StreamScan implements MessageListener {

    private final int streamsMax;
    private final Map<String, StreamSummary> streams = new TreeMap<>();
    private long messagesOfOthers;

    /** @param streamsMax how many streams it tells apart */
    public StreamScan(int streamsMax) {
        this.streamsMax = streamsMax;
    }

    @Override
    public void message(String streamId, String origin, StreamMessage message) {
        StreamSummary summary = streams.get(streamId);
        if (summary == null) {
            if (streams.size() >= streamsMax) {
                messagesOfOthers++;
                return;
            }
            summary = new StreamSummary();
            streams.put(streamId, summary);
        }
        summary.add(message);
    }

    /** The streams by their ids. */
    public Map<String, StreamSummary> streams() {
        return Collections.unmodifiableMap(streams);
    }

    /** Messages of streams that are not among {@link #streams}. */
    public long messagesOfOthers() {
        return messagesOfOthers;
    }
}
