package io.pitwall.data;

import java.util.Collection;
import java.util.List;

/**
 * The definitions of a stream's parameters. A later message replaces an earlier one entirely.
 *
 * @param definitions in the order given
 * @param groups the groups that say something of their own; those that do not need not be listed
 */
public record ParameterDefinitions(List<ParameterDefinition> definitions, List<DefinitionGroup> groups)
        implements StreamMessage {

    public ParameterDefinitions {
        definitions = List.copyOf(definitions);
        groups = List.copyOf(groups);
    }

    /** Only the definitions of the named parameters; groups stay. */
    public ParameterDefinitions select(Collection<String> parameters) {
        return new ParameterDefinitions(
                definitions.stream()
                        .filter(definition -> parameters.contains(definition.id()))
                        .toList(),
                groups);
    }
}
