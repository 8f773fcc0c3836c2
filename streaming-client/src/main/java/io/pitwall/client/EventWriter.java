package io.pitwall.client;

import static java.util.Objects.requireNonNull;

import io.pitwall.data.EventBatch;
import io.pitwall.data.EventData;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Events of one time and with the same tags, on their way to be one message. Nothing happens before {@link #write}, behind
 * which they are done with. Not safe for use by several threads.
 */
public final class EventWriter {

    private record Named(String id, String value) {}

    private final EventsWriter events;
    private final long timeNs;
    private final List<Named> named = new ArrayList<>(1);
    private final Map<String, String> tags = new LinkedHashMap<>();
    private boolean isWritten;

    EventWriter(EventsWriter events, long timeNs) {
        this.events = events;
        this.timeNs = timeNs;
    }

    /** Adds an event; its value is a text, often JSON. */
    public EventWriter addValue(String eventId, String value) {
        named.add(new Named(requireNonNull(eventId, "eventId"), requireNonNull(value, "value")));
        return this;
    }

    /** Sets a tag of all events, those added already too; null takes it away. */
    public EventWriter addTag(String name, @Nullable String value) {
        requireNonNull(name, "name");
        if (value == null) {
            tags.remove(name);
        } else {
            tags.put(name, value);
        }
        return this;
    }

    /** Sets tags of all events. */
    public EventWriter addTags(Map<String, String> newTags) {
        newTags.forEach(this::addTag);
        return this;
    }

    /**
     * Writes the events as one message; nothing happens if there are none.
     *
     * @throws IllegalStateException if they are written already
     * @throws WriteException if an earlier write was refused: these are not written then, and may be written again
     */
    public void write() {
        if (isWritten) {
            throw new IllegalStateException(
                    "the events at " + timeNs + " ns are written already; addTimestamp starts others");
        }
        events.checkEarlierWrites();
        isWritten = true;
        events.write(new EventBatch(named.stream()
                .map(event -> new EventData(timeNs, event.id, event.value, tags))
                .toList()));
    }
}
