package io.pitwall.serdes.quix;

import io.pitwall.data.Column;
import io.pitwall.data.DefinitionGroup;
import io.pitwall.data.EventDefinition;
import io.pitwall.data.EventDefinitions;
import io.pitwall.data.NumberColumn;
import io.pitwall.data.ParameterData;
import io.pitwall.data.ParameterDefinition;
import io.pitwall.data.ParameterDefinitions;
import io.pitwall.data.Presence;
import io.pitwall.data.StreamMessage;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** What of a message the Quix formats keep: JSON has one NaN, and a tree has no order of definitions across groups. */
final class Canonical {

    private Canonical() {}

    static Object of(StreamMessage message) {
        if (message instanceof ParameterData data) {
            return withOneNan(data);
        }
        if (message instanceof ParameterDefinitions definitions) {
            return tree(definitions.definitions(), ParameterDefinition::location, definitions.groups());
        }
        if (message instanceof EventDefinitions definitions) {
            return tree(definitions.definitions(), EventDefinition::location, definitions.groups());
        }
        return message;
    }

    private static ParameterData withOneNan(ParameterData data) {
        List<Column> parameters = new ArrayList<>();
        for (Column column : data.parameters()) {
            parameters.add(column instanceof NumberColumn numbers ? withOneNan(numbers) : column);
        }
        return ParameterData.wrap(data.timesNs(), parameters, data.tags());
    }

    private static NumberColumn withOneNan(NumberColumn numbers) {
        double[] values = new double[numbers.rowCount()];
        long[] present = Presence.noneOf(values.length);
        for (int row = 0; row < values.length; row++) {
            if (numbers.has(row)) {
                values[row] = Double.isNaN(numbers.at(row)) ? Double.NaN : numbers.at(row);
                Presence.mark(present, row);
            }
        }
        return NumberColumn.wrap(numbers.name(), values, Presence.ofBits(present));
    }

    /** The definitions by location, and the groups that are nowhere else said to be there; the last of a location. */
    private static <D> List<Object> tree(List<D> all, Function<D, String> location, List<DefinitionGroup> groups) {
        Map<String, List<D>> definitions = new TreeMap<>();
        Set<String> filled = new LinkedHashSet<>();
        for (D definition : all) {
            definitions
                    .computeIfAbsent(location.apply(definition), key -> new ArrayList<>())
                    .add(definition);
            filled.add(location.apply(definition));
        }
        Map<String, DefinitionGroup> byLocation = new TreeMap<>();
        groups.forEach(group -> byLocation.put(group.location(), group));
        filled.addAll(byLocation.keySet());
        byLocation
                .values()
                .removeIf(group -> group.description() == null
                        && group.customProperties() == null
                        && filled.stream()
                                .anyMatch(other -> other.startsWith(group.location() + "/")
                                        || (other.equals(group.location()) && definitions.containsKey(other))));
        return List.of(definitions, byLocation);
    }
}
