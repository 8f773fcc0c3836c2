package io.pitwall.data;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * A folder of definitions.
 *
 * @param location its path, such as {@code /engine/oil}
 * @param description for people; may be missing
 * @param customProperties free text, often JSON; may be missing
 */
public record DefinitionGroup(
        String location,
        @Nullable String description,
        @Nullable String customProperties) {

    public DefinitionGroup {
        location = Location.normalised(requireNonNull(location, "location"));
        if (location.isEmpty()) {
            throw new IllegalArgumentException("the root is not a group: a group needs a location such as /engine");
        }
    }
}
