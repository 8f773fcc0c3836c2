package io.pitwall.rules.aggregate;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A sliding window of which no more is known than how to compute it from all its rows: each result takes time in proportion to
 * the rows in the window.
 */
final class SlidingRecomputation implements SlidingAccumulator {

    private final Supplier<Accumulator> accumulators;
    private final SlidingEnd end;
    private final RowArrays rows = new RowArrays();
    private int first;

    /** What the rows amount to; null if it has not been computed since they changed. */
    private @Nullable Accumulator window;

    SlidingRecomputation(Supplier<Accumulator> accumulators, long spanNs) {
        this.accumulators = accumulators;
        this.end = new SlidingEnd(spanNs);
    }

    @Override
    public void advanceTo(long timeNs) {
        end.advanceTo(timeNs);
        while (first < rows.count() && end.isBehind(rows.timesNs()[first])) {
            first++;
            window = null;
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
        window = null;
    }

    private Accumulator window() {
        Accumulator computed = window;
        if (computed == null) {
            computed = accumulators.get();
            computed.add(rows.timesNs(), rows.values(), first, rows.count());
            window = computed;
        }
        return computed;
    }

    @Override
    public boolean isMissing() {
        return window().isMissing();
    }

    @Override
    public double result() {
        Accumulator computed = window();
        return computed.isMissing() ? Double.NaN : Results.of(computed.result());
    }

    @Override
    public long weightBytes() {
        return 64 + rows.weightBytes() + (window == null ? 0 : window.weightBytes());
    }
}
