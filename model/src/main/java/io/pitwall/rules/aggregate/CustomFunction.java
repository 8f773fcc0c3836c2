package io.pitwall.rules.aggregate;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An aggregate of the user's own. */
record CustomFunction(String name, Supplier<? extends @Nullable Accumulator> accumulators)
        implements AggregateFunction {

    @Override
    public Accumulator newAccumulator() {
        Accumulator accumulator = accumulators.get();
        if (accumulator == null) {
            throw new IllegalStateException("the supplier of the custom aggregate " + name
                    + " gave null; it must give a new accumulator each time");
        }
        return accumulator;
    }

    @Override
    public SlidingAccumulator newSlidingAccumulator(long spanNs) {
        return new SlidingRecomputation(this::newAccumulator, spanNs);
    }

    @Override
    public boolean holdsRows() {
        return false;
    }
}
