package io.pitwall.cli.read;

import io.pitwall.data.EventBatch;
import io.pitwall.data.EventData;
import io.pitwall.data.ParameterData;
import io.pitwall.data.StreamEnd;
import io.pitwall.data.StreamMessage;
import io.pitwall.data.StreamProperties;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the messages of one stream come to. Not safe for use by several threads. */
public final class StreamSummary {

    private @Nullable String name;
    private List<String> parents = List.of();
    private long rowCount;
    private long eventCount;
    private long firstNs = Long.MAX_VALUE;
    private long lastNs = Long.MIN_VALUE;
    private boolean ended;

    void add(StreamMessage message) {
        // What comes behind an end opens the stream anew.
        ended = message instanceof StreamEnd;
        if (message instanceof StreamProperties properties) {
            name = properties.name();
            parents = properties.parents();
        } else if (message instanceof ParameterData data) {
            rowCount += data.rowCount();
            for (int row = 0; row < data.rowCount(); row++) {
                addTime(data.timeNs(row));
            }
        } else if (message instanceof EventBatch batch) {
            eventCount += batch.events().size();
            for (EventData event : batch.events()) {
                addTime(event.timeNs());
            }
        }
    }

    private void addTime(long timeNs) {
        firstNs = Math.min(firstNs, timeNs);
        lastNs = Math.max(lastNs, timeNs);
    }

    /** For people; null where the stream has not said one. */
    public @Nullable String name() {
        return name;
    }

    /** Ids of the streams it was made from. */
    public List<String> parents() {
        return parents;
    }

    public long rowCount() {
        return rowCount;
    }

    public long eventCount() {
        return eventCount;
    }

    /** Whether there is a row or an event, and so a first and a last time. */
    public boolean hasTimes() {
        return firstNs <= lastNs;
    }

    /** The earliest time of a row or event, in nanoseconds since the Unix epoch; only if there is one. */
    public long firstNs() {
        return firstNs;
    }

    /** The latest time of a row or event, in nanoseconds since the Unix epoch; only if there is one. */
    public long lastNs() {
        return lastNs;
    }

    /** Whether its last message was an end. */
    public boolean isEnded() {
        return ended;
    }
}
