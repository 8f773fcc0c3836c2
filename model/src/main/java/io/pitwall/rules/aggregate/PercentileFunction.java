package io.pitwall.rules.aggregate;

/** A percentile, of which the median is one. */
record PercentileFunction(Percentile percentile) implements AggregateFunction {

    @Override
    public Accumulator newAccumulator() {
        return new PercentileAccumulator(percentile);
    }

    @Override
    public SlidingAccumulator newSlidingAccumulator(long spanNs) {
        return new SlidingPercentile(percentile, spanNs);
    }

    @Override
    public boolean holdsRows() {
        return true;
    }
}
