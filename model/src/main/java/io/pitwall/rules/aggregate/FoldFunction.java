package io.pitwall.rules.aggregate;

/** What a fold computes, which takes its rows in any order or only in order of time. */
record FoldFunction(Fold fold, boolean isInTimeOrder) implements AggregateFunction {

    @Override
    public Accumulator newAccumulator() {
        return isInTimeOrder ? new OrderedRowsAccumulator(fold) : new FoldAccumulator(fold);
    }

    @Override
    public SlidingAccumulator newSlidingAccumulator(long spanNs) {
        return new SlidingFold(fold, spanNs);
    }

    @Override
    public boolean holdsRows() {
        return isInTimeOrder;
    }
}
