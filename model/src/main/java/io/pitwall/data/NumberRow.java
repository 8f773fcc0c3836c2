package io.pitwall.data;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/** The numbers of one row, by name. A column of one cell takes several times the memory of its number: most are never made. */
final class NumberRow extends DeferredColumns {

    private final @Nullable String[] names;
    private final double[] numbers;

    /** The first numbers of arrays that nobody changes any more. */
    NumberRow(@Nullable String[] names, double[] numbers, int count) {
        super(count);
        this.names = names;
        this.numbers = numbers;
    }

    @Override
    protected String name(int index) {
        return requireNonNull(names[index]);
    }

    double number(int index) {
        return numbers[index];
    }

    @Override
    protected Column make(int index) {
        return NumberColumn.wrap(name(index), new double[] {numbers[index]}, Presence.all());
    }
}
