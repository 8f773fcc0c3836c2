package io.pitwall.rules.aggregate;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * One aggregate of a window: what is computed of which parameter, and what the column of the result is called. Immutable.
 *
 * <pre>{@code
 * mean("Speed").as("AvgSpeed")
 * }</pre>
 */
public final class Aggregate {

    private final String id;
    private final @Nullable String parameter;
    private final String column;
    private final AggregateFunction function;

    Aggregate(String id, @Nullable String parameter, String column, AggregateFunction function) {
        this.id = id;
        this.parameter = parameter;
        this.column = column;
        this.function = function;
    }

    /**
     * The same with another name for the column of the result.
     *
     * <pre>{@code
     * telemetry.topic("car-data").parameters("Speed").window(Windowing.named("tops").tumbling(ofMillis(100)))
     *         .aggregate(max("Speed").as("TopSpeed")).to("tops");
     * }</pre>
     *
     * @throws IllegalArgumentException if the name is empty
     */
    public Aggregate as(String column) {
        if (requireNonNull(column, "column").isEmpty()) {
            throw new IllegalArgumentException("the column of " + id + " must have a name, but it is empty");
        }
        return new Aggregate(id, parameter, column, function);
    }

    /** The name of the column of the result: {@code Speed_mean} unless {@link #as} says otherwise. */
    public String column() {
        return column;
    }

    /** The parameter whose values count; null if it is the rows that count, whatever they hold. */
    public @Nullable String parameter() {
        return parameter;
    }

    /** True if cells of every kind count: {@link Aggregates#count(String)}. All others take cells that are numbers. */
    public boolean takesAnyKind() {
        return parameter != null
                && function instanceof FoldFunction folding
                && folding.fold().equals(CountFold.COUNT);
    }

    /**
     * A name for what is computed of what, stored with the state so that a changed aggregate is told from the old one: {@code
     * mean(Speed)}. Two aggregates with the same one read each other's state; the column has no part in it.
     */
    public String id() {
        return id;
    }

    /**
     * True if an {@link Accumulator} keeps a value of each row, false if it keeps the same few numbers however many rows come.
     * Of a custom aggregate it is not known, and false.
     */
    public boolean holdsRows() {
        return function.holdsRows();
    }

    /** One that has seen no rows. */
    public Accumulator newAccumulator() {
        return function.newAccumulator();
    }

    /**
     * One whose window has no rows.
     *
     * @param spanNs the length of the window in nanoseconds: rows are in it whose time is later than its end less the span
     * @throws IllegalArgumentException if the span is less than 1 ns
     */
    public SlidingAccumulator newSlidingAccumulator(long spanNs) {
        if (spanNs < 1) {
            throw new IllegalArgumentException("a sliding window must span at least 1 ns, not " + spanNs);
        }
        return function.newSlidingAccumulator(spanNs);
    }

    /** For people: {@code mean(Speed) as AvgSpeed}. */
    @Override
    public String toString() {
        return id + " as " + column;
    }
}
