package io.pitwall.data;

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

    /** The given events. */
    public static EventBatch of(EventData... events) {
        return new EventBatch(List.of(events));
    }
}
