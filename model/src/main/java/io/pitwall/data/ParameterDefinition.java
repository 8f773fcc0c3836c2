package io.pitwall.data;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * What a parameter means.
 *
 * @param id the name of the parameter in the data; not empty
 * @param location where it stands among the groups: empty for the root, else a path such as {@code /engine/oil}
 * @param name for people; may be missing
 * @param description may be missing
 * @param minimum lowest value to expect, or null where unknown; finite
 * @param maximum highest value to expect, or null where unknown; finite and not below the minimum
 * @param unit such as {@code km/h}; may be missing
 * @param format how to show a value, such as {@code {0}%}; may be missing
 * @param customProperties free text, often JSON; may be missing
 */
public record ParameterDefinition(
        String id,
        String location,
        @Nullable String name,
        @Nullable String description,
        @Nullable Double minimum,
        @Nullable Double maximum,
        @Nullable String unit,
        @Nullable String format,
        @Nullable String customProperties) {

    public ParameterDefinition {
        if (requireNonNull(id, "id").isEmpty()) {
            throw new IllegalArgumentException("a parameter definition must have an id, but it is empty");
        }
        location = Location.normalised(requireNonNull(location, "location"));
        checkFinite(id, "minimum", minimum);
        checkFinite(id, "maximum", maximum);
        if (minimum != null && maximum != null && minimum > maximum) {
            throw new IllegalArgumentException(
                    "parameter '%s': the minimum %s is above the maximum %s".formatted(id, minimum, maximum));
        }
    }

    /** A definition in the root that says nothing but the id. */
    public static ParameterDefinition of(String id) {
        return new ParameterDefinition(id, "", null, null, null, null, null, null, null);
    }

    public ParameterDefinition withLocation(String newLocation) {
        return new ParameterDefinition(
                id, newLocation, name, description, minimum, maximum, unit, format, customProperties);
    }

    public ParameterDefinition withName(@Nullable String newName) {
        return new ParameterDefinition(
                id, location, newName, description, minimum, maximum, unit, format, customProperties);
    }

    public ParameterDefinition withDescription(@Nullable String newDescription) {
        return new ParameterDefinition(
                id, location, name, newDescription, minimum, maximum, unit, format, customProperties);
    }

    public ParameterDefinition withRange(@Nullable Double newMinimum, @Nullable Double newMaximum) {
        return new ParameterDefinition(
                id, location, name, description, newMinimum, newMaximum, unit, format, customProperties);
    }

    public ParameterDefinition withUnit(@Nullable String newUnit) {
        return new ParameterDefinition(
                id, location, name, description, minimum, maximum, newUnit, format, customProperties);
    }

    public ParameterDefinition withFormat(@Nullable String newFormat) {
        return new ParameterDefinition(
                id, location, name, description, minimum, maximum, unit, newFormat, customProperties);
    }

    public ParameterDefinition withCustomProperties(@Nullable String newProperties) {
        return new ParameterDefinition(id, location, name, description, minimum, maximum, unit, format, newProperties);
    }

    private static void checkFinite(String id, String what, @Nullable Double bound) {
        if (bound != null && !Double.isFinite(bound)) {
            throw new IllegalArgumentException(
                    "parameter '%s': the %s must be a finite number, but it is %s".formatted(id, what, bound));
        }
    }
}
