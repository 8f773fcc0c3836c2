package io.pitwall.data;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * What an event means.
 *
 * @param id the id of the event in the data; not empty
 * @param location where it stands among the groups: empty for the root, else a path such as {@code /race}
 * @param name for people; may be missing
 * @param description may be missing
 * @param customProperties free text, often JSON; may be missing
 * @param level how grave it is
 */
public record EventDefinition(
        String id,
        String location,
        @Nullable String name,
        @Nullable String description,
        @Nullable String customProperties,
        EventLevel level) {

    public EventDefinition {
        if (requireNonNull(id, "id").isEmpty()) {
            throw new IllegalArgumentException("an event definition must have an id, but it is empty");
        }
        location = Location.normalised(requireNonNull(location, "location"));
        requireNonNull(level, "level");
    }

    /** A definition in the root that says nothing but the id, of level {@link EventLevel#INFORMATION}. */
    public static EventDefinition of(String id) {
        return new EventDefinition(id, "", null, null, null, EventLevel.INFORMATION);
    }

    public EventDefinition withLocation(String newLocation) {
        return new EventDefinition(id, newLocation, name, description, customProperties, level);
    }

    public EventDefinition withName(@Nullable String newName) {
        return new EventDefinition(id, location, newName, description, customProperties, level);
    }

    public EventDefinition withDescription(@Nullable String newDescription) {
        return new EventDefinition(id, location, name, newDescription, customProperties, level);
    }

    public EventDefinition withCustomProperties(@Nullable String newProperties) {
        return new EventDefinition(id, location, name, description, newProperties, level);
    }

    public EventDefinition withLevel(EventLevel newLevel) {
        return new EventDefinition(id, location, name, description, customProperties, newLevel);
    }
}
