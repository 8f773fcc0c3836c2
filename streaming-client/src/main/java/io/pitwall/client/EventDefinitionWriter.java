package io.pitwall.client;

import io.pitwall.data.EventDefinition;
import io.pitwall.data.EventLevel;
import org.jspecify.annotations.Nullable;

/** Says what an event means; each call counts at once. */
public final class EventDefinitionWriter {

    private final EventsWriter events;
    private EventDefinition definition;

    EventDefinitionWriter(EventsWriter events, EventDefinition definition) {
        this.events = events;
        this.definition = definition;
        events.define(definition);
    }

    /** A name for people. */
    public EventDefinitionWriter name(@Nullable String name) {
        return become(definition.withName(name));
    }

    public EventDefinitionWriter description(@Nullable String description) {
        return become(definition.withDescription(description));
    }

    /** How grave it is; {@link EventLevel#INFORMATION} unless it is said. */
    public EventDefinitionWriter level(EventLevel level) {
        return become(definition.withLevel(level));
    }

    /** Free text, often JSON. */
    public EventDefinitionWriter customProperties(@Nullable String customProperties) {
        return become(definition.withCustomProperties(customProperties));
    }

    /** Defines the next event at the same location. */
    public EventDefinitionWriter addDefinition(String id) {
        return new EventLocation(events, definition.location()).addDefinition(id);
    }

    private EventDefinitionWriter become(EventDefinition changed) {
        events.define(changed);
        definition = changed;
        return this;
    }
}
