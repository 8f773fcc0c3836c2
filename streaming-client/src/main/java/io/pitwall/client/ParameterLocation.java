package io.pitwall.client;

import io.pitwall.data.ParameterDefinition;

/** A place among the groups, for definitions of parameters. */
public final class ParameterLocation {

    private final ParametersWriter parameters;
    private final String location;

    ParameterLocation(ParametersWriter parameters, String location) {
        this.parameters = parameters;
        this.location = DefinitionRules.checkedLocation(location);
    }

    /** See {@link ParametersWriter#addDefinition}. */
    public ParameterDefinitionWriter addDefinition(String id) {
        return new ParameterDefinitionWriter(
                parameters, ParameterDefinition.of(id).withLocation(location));
    }
}
