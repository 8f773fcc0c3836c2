package io.pitwall.data;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/**
 * One event of a stream: something that happened, not a measurement.
 *
 * @param timeNs nanoseconds since the Unix epoch
 * @param id what happened, such as {@code pit-stop}; empty where the source says nothing
 * @param value a text that says more, often JSON; may be empty
 * @param tags context of the event by name; no nulls
 */
public record EventData(long timeNs, String id, String value, Map<String, String> tags) {

    public EventData {
        requireNonNull(id, "id");
        requireNonNull(value, "value");
        tags = Values.orderedCopy(tags, "tags");
    }

    /** An event without tags. */
    public EventData(long timeNs, String id, String value) {
        this(timeNs, id, value, Map.of());
    }
}
