package io.pitwall.data;

import java.util.Collection;
import java.util.List;

/**
 * Events of one stream that travel together, in order.
 *
 * @param events may be empty
 */
public record EventBatch(List<EventData> events) implements StreamMessage {

    public EventBatch {
        events = List.copyOf(events);
    }

    /** Only the events with the given ids; the same if that is all of them. */
    public EventBatch select(Collection<String> ids) {
        List<EventData> selected =
                events.stream().filter(event -> ids.contains(event.id())).toList();
        return selected.size() == events.size() ? this : new EventBatch(selected);
    }

    /** The given events. */
    public static EventBatch of(EventData... events) {
        return new EventBatch(List.of(events));
    }
}
