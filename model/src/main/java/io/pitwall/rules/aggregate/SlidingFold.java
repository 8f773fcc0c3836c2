package io.pitwall.rules.aggregate;

/**
 * A {@link Fold} over a sliding window, in amortised constant time per row.
 *
 * <p>Time is cut into blocks of the length of the window, so that a window lies in two of them: it has the last rows of the
 * block before and the first rows of the block of its end. The latter are folded as they come; when a block is over, its rows
 * are folded once more from its end backwards, each time noting the state. A result merges one of these states with that of
 * the block of the end. No row is ever taken out of a sum, and what is merged with what depends on the times of the rows
 * alone.
 *
 * <p>M. van Herk, "A fast algorithm for local minimum and maximum filters on rectangular and octagonal kernels", Pattern
 * Recognition Letters 13 (1992), with blocks of time; the two stacks of K. Tangwongsan et al., "General incremental
 * sliding-window aggregation", PVLDB 8 (2015), part where the last eviction fell, which a restart would have to know.
 */
final class SlidingFold implements SlidingAccumulator {

    /** Arrays so many times larger than needed are let go. */
    private static final int WASTED_FACTOR = 4;

    private static final int SMALLEST = 16;

    private final Fold fold;
    private final SlidingEnd end;
    private final long spanNs;

    /** The rows of the block of the window's end, and what they are folded to. */
    private final RowArrays rows = new RowArrays();

    private final long[] state;
    private long block;

    /** The times of the rows of the block before, and for each of them the state of it and all behind it. */
    private long[] beforeTimesNs = new long[0];

    private long[] beforeStates = new long[0];
    private int beforeFrom;
    private int beforeTo;

    private final long[] merged;

    SlidingFold(Fold fold, long spanNs) {
        this.fold = fold;
        this.end = new SlidingEnd(spanNs);
        this.spanNs = spanNs;
        this.state = new long[fold.words()];
        this.merged = new long[fold.words()];
        fold.clear(state, 0);
    }

    @Override
    public void advanceTo(long timeNs) {
        end.advanceTo(timeNs);
        long newBlock = Math.floorDiv(timeNs, spanNs);
        if (newBlock != block) {
            block = newBlock;
            turnBlock();
        }
        while (beforeFrom < beforeTo && end.isBehind(beforeTimesNs[beforeFrom])) {
            beforeFrom++;
        }
    }

    /** The rows of the block that is over become those of the block before, as far as they are still in the window. */
    private void turnBlock() {
        int first = 0;
        while (first < rows.count() && end.isBehind(rows.timesNs()[first])) {
            first++;
        }
        beforeFrom = 0;
        beforeTo = rows.count() - first;
        makeRoomBefore();
        System.arraycopy(rows.timesNs(), first, beforeTimesNs, 0, beforeTo);
        int words = fold.words();
        for (int row = beforeTo - 1; row >= 0; row--) {
            fold.clear(beforeStates, row * words);
            fold.add(beforeStates, row * words, rows.timesNs(), rows.values(), first + row, first + row + 1);
            if (row < beforeTo - 1) {
                fold.merge(beforeStates, row * words, beforeStates, (row + 1) * words);
            }
        }
        rows.clear();
        fold.clear(state, 0);
    }

    private void makeRoomBefore() {
        int capacity = beforeTimesNs.length;
        if (capacity < beforeTo || capacity > WASTED_FACTOR * (long) Math.max(beforeTo, SMALLEST)) {
            beforeTimesNs = new long[beforeTo];
            beforeStates = new long[Math.multiplyExact(beforeTo, fold.words())];
        }
    }

    @Override
    public void add(long timeNs, double value) {
        advanceTo(timeNs);
        rows.add(timeNs, value);
        fold.add(state, 0, rows.timesNs(), rows.values(), rows.count() - 1, rows.count());
    }

    @Override
    public boolean isMissing() {
        return fold.isMissing(window(), 0);
    }

    @Override
    public double result() {
        long[] window = window();
        return fold.isMissing(window, 0) ? Double.NaN : Results.of(fold.result(window, 0));
    }

    private long[] window() {
        if (beforeFrom == beforeTo) {
            return state;
        }
        System.arraycopy(beforeStates, beforeFrom * fold.words(), merged, 0, fold.words());
        fold.merge(merged, 0, state, 0);
        return merged;
    }

    @Override
    public long weightBytes() {
        return 160 + rows.weightBytes() + (long) Long.BYTES * (beforeTimesNs.length + beforeStates.length);
    }

    @Override
    public String toString() {
        return fold + " of a sliding window";
    }
}
