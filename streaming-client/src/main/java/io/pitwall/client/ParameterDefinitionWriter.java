package io.pitwall.client;

import io.pitwall.data.ParameterDefinition;
import org.jspecify.annotations.Nullable;

/** Says what a parameter means; each call counts at once. */
public final class ParameterDefinitionWriter {

    private final ParametersWriter parameters;
    private ParameterDefinition definition;

    ParameterDefinitionWriter(ParametersWriter parameters, ParameterDefinition definition) {
        this.parameters = parameters;
        this.definition = definition;
        parameters.define(definition);
    }

    /** A name for people. */
    public ParameterDefinitionWriter name(@Nullable String name) {
        return become(definition.withName(name));
    }

    public ParameterDefinitionWriter description(@Nullable String description) {
        return become(definition.withDescription(description));
    }

    /**
     * The values to expect.
     *
     * @throws IllegalArgumentException if one is not finite, or the minimum is above the maximum
     */
    public ParameterDefinitionWriter range(double minimum, double maximum) {
        return become(definition.withRange(minimum, maximum));
    }

    /** Such as {@code km/h}. */
    public ParameterDefinitionWriter unit(@Nullable String unit) {
        return become(definition.withUnit(unit));
    }

    /** How to show a value, such as {@code {0}%}. */
    public ParameterDefinitionWriter format(@Nullable String format) {
        return become(definition.withFormat(format));
    }

    /** Free text, often JSON. */
    public ParameterDefinitionWriter customProperties(@Nullable String customProperties) {
        return become(definition.withCustomProperties(customProperties));
    }

    /** Defines the next parameter at the same location. */
    public ParameterDefinitionWriter addDefinition(String id) {
        return new ParameterLocation(parameters, definition.location()).addDefinition(id);
    }

    private ParameterDefinitionWriter become(ParameterDefinition changed) {
        parameters.define(changed);
        definition = changed;
        return this;
    }
}
