package io.pitwall.data;

import java.util.Collection;
import java.util.List;

/**
 * The definitions of a stream's events. A later message replaces an earlier one entirely.
 *
 * @param definitions in the order given
 * @param groups the groups that say something of their own; those that do not need not be listed
 */
public record EventDefinitions(List<EventDefinition> definitions, List<DefinitionGroup> groups)
        implements StreamMessage {

    public EventDefinitions {
        definitions = List.copyOf(definitions);
        groups = List.copyOf(groups);
    }

    /** Only the definitions of the events with the given ids; groups stay. */
    public EventDefinitions select(Collection<String> ids) {
        return new EventDefinitions(
                definitions.stream()
                        .filter(definition -> ids.contains(definition.id()))
                        .toList(),
                groups);
    }
}
