package io.pitwall.client;

import io.pitwall.data.EventDefinition;

/** A place among the groups, for definitions of events. */
public final class EventLocation {

    private final EventsWriter events;
    private final String location;

    EventLocation(EventsWriter events, String location) {
        this.events = events;
        this.location = DefinitionRules.checkedLocation(location);
    }

    /** See {@link EventsWriter#addDefinition}. */
    public EventDefinitionWriter addDefinition(String id) {
        return new EventDefinitionWriter(events, EventDefinition.of(id).withLocation(location));
    }
}
