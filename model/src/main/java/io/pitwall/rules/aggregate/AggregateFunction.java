package io.pitwall.rules.aggregate;

/** What an aggregate computes, whatever the parameter. */
interface AggregateFunction {

    Accumulator newAccumulator();

    // A span in nanoseconds, at least 1.
    SlidingAccumulator newSlidingAccumulator(long spanNs);

    boolean holdsRows();
}
