package io.pitwall.rules.window;

import static java.util.Objects.requireNonNull;

import io.pitwall.rules.aggregate.Aggregate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Windows and what is computed of each, in one pass over the rows. Immutable.
 *
 * @param windowing which rows belong together
 * @param aggregates the columns of the result, in order
 */
public record WindowQuery(Windowing windowing, List<Aggregate> aggregates) {

    /** @throws IllegalArgumentException if there is no aggregate, or two have a column of the same name */
    public WindowQuery {
        requireNonNull(windowing, "windowing");
        aggregates = List.copyOf(aggregates);
        if (aggregates.isEmpty()) {
            throw new IllegalArgumentException(
                    "window '" + windowing.name() + "' needs something to compute, such as mean(\"Speed\")");
        }
        Set<String> columns = new HashSet<>();
        for (Aggregate aggregate : aggregates) {
            if (!columns.add(aggregate.column())) {
                throw new IllegalArgumentException("window '" + windowing.name() + "' has two columns '"
                        + aggregate.column() + "': give one of them another name with as(..)");
            }
        }
    }

    /** The parameters that are read, each once. */
    public List<String> parameters() {
        List<String> parameters = new ArrayList<>();
        for (Aggregate aggregate : aggregates) {
            String parameter = aggregate.parameter();
            if (parameter != null && !parameters.contains(parameter)) {
                parameters.add(parameter);
            }
        }
        return parameters;
    }

    /** The parameters of which numbers are read and nothing else, each once. */
    public List<String> numberParameters() {
        return aggregates.stream()
                .filter(aggregate -> !aggregate.takesAnyKind())
                .map(Aggregate::parameter)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /**
     * The parameters whose cells are stored with the rows, each once: those of aggregates that hold rows, of sliding windows all
     * that are read.
     */
    List<String> storedParameters() {
        if (windowing.kind() instanceof WindowKind.Sliding) {
            return parameters();
        }
        return aggregates.stream()
                .filter(Aggregate::holdsRows)
                .map(Aggregate::parameter)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /** Whether rows are stored, or nothing but what accumulators have. */
    public boolean storesRows() {
        return windowing.kind() instanceof WindowKind.Sliding
                || aggregates.stream().anyMatch(Aggregate::holdsRows);
    }

    /** The first aggregate that reads the same parameter as this one, or the rows as this one does. */
    int firstOfSameParameter(int aggregate) {
        int first = 0;
        while (!Objects.equals(
                aggregates.get(first).parameter(), aggregates.get(aggregate).parameter())) {
            first++;
        }
        return first;
    }

    /** The names of the columns of the result. */
    public List<String> columns() {
        return aggregates.stream().map(Aggregate::column).toList();
    }

    /** For people: {@code tumbling 1 min: mean(Speed) as AvgSpeed}. */
    @Override
    public String toString() {
        return windowing + ": "
                + String.join(", ", aggregates.stream().map(Aggregate::toString).toList());
    }
}
