package io.pitwall.rules.aggregate;

import java.util.function.Supplier;

/**
 * A sliding window of which no more is known than how to compute it from all its rows: each result takes time in proportion to
 * the rows in the window.
 */
final class SlidingRecomputation implements SlidingAccumulator {

    private final Supplier<Accumulator> accumulators;
    private final SlidingEnd end;
    private final RowArrays rows = new RowArrays();
    private int first;

    SlidingRecomputation(Supplier<Accumulator> accumulators, long spanNs) {
        this.accumulators = accumulators;
        this.end = new SlidingEnd(spanNs);
    }

    @Override
    public void advanceTo(long timeNs) {
        end.advanceTo(timeNs);
        while (first < rows.count() && end.isBehind(rows.timesNs()[first])) {
            first++;
        }
        // Half of them at least: a row is moved about once.
        if (first > rows.count() / 2) {
            rows.dropFirst(first);
            first = 0;
        }
    }

    @Override
    public void add(long timeNs, double value) {
        advanceTo(timeNs);
        rows.add(timeNs, value);
    }

    private Accumulator window() {
        Accumulator window = accumulators.get();
        window.add(rows.timesNs(), rows.values(), first, rows.count());
        return window;
    }

    @Override
    public boolean isMissing() {
        return window().isMissing();
    }

    @Override
    public double result() {
        Accumulator window = window();
        return window.isMissing() ? Double.NaN : Results.of(window.result());
    }

    @Override
    public long weightBytes() {
        return 64 + rows.weightBytes();
    }
}
