package io.pitwall.serdes.packed.integers;

import io.pitwall.serdes.packed.bytes.ByteSink;

/** Writes integers as {@link PackedIntegers} reads them. Used by one thread. */
public final class IntegerWriter {

    private final MiniBlock unsigned = new MiniBlock(false);
    private final MiniBlock zigzag = new MiniBlock(true);
    private long[] residuals = new long[MiniBlock.LENGTH];

    /** The cheapest way of all. */
    public IntegerPlan plan(long[] values, int count) {
        return plan(values, count, true);
    }

    private IntegerPlan plan(long[] values, int count, boolean allowRuns) {
        if (count == 0) {
            return new IntegerPlan(0, 0);
        }
        IntegerPlan best = cost(values, count, 0);
        for (int code = 1; code < PackedIntegers.RUNS; code++) {
            best = cheaper(best, cost(values, count, code));
        }
        if (allowRuns && best.size() > 4 && 3 * runCount(values, count) <= count) {
            best = cheaper(best, Runs.of(values, count).plan(this));
        }
        return best;
    }

    IntegerPlan planWithoutRuns(long[] values, int count) {
        return plan(values, count, false);
    }

    private static IntegerPlan cheaper(IntegerPlan a, IntegerPlan b) {
        return b.size() < a.size() ? b : a;
    }

    /** What one way costs; exact. */
    public IntegerPlan cost(long[] values, int count, int code) {
        if (code == PackedIntegers.RUNS) {
            return Runs.of(values, count).plan(this);
        }
        int order = Math.min(PackedIntegers.order(code), count);
        int size = 0;
        long[] rest = predicted(values, count, order);
        for (int i = 0; i < order; i++) {
            size += ByteSink.zigzagSize(rest[i]);
        }
        MiniBlock block = PackedIntegers.isZigzag(code) ? zigzag : unsigned;
        block.reset();
        for (int from = order, to = MiniBlock.LENGTH; from < count; from = to, to += MiniBlock.LENGTH) {
            size += block.plan(rest, from, Math.min(to, count) - from);
        }
        return new IntegerPlan(code, size);
    }

    /** Writes all of the integers in the given way. */
    public void write(long[] values, int count, int code, ByteSink out) {
        if (count == 0) {
            return;
        }
        if (code == PackedIntegers.RUNS) {
            Runs.of(values, count).write(this, out);
            return;
        }
        int order = Math.min(PackedIntegers.order(code), count);
        long[] rest = predicted(values, count, order);
        for (int i = 0; i < order; i++) {
            out.putZigzag(rest[i]);
        }
        MiniBlock block = PackedIntegers.isZigzag(code) ? zigzag : unsigned;
        block.reset();
        long reference = 0;
        for (int from = order, to = MiniBlock.LENGTH; from < count; from = to, to += MiniBlock.LENGTH) {
            int unused = block.plan(rest, from, Math.min(to, count) - from);
            block.write(reference, out);
            reference = block.reference();
        }
    }

    /** The first values, then what the predictor is wrong by. */
    private long[] predicted(long[] values, int count, int order) {
        if (order == 0) {
            return values;
        }
        if (residuals.length < count) {
            residuals = new long[count];
        }
        residuals[0] = values[0];
        for (int i = 1; i < count; i++) {
            residuals[i] = values[i] - values[i - 1];
        }
        if (order == 2) {
            for (int i = count - 1; i > 1; i--) {
                residuals[i] -= residuals[i - 1];
            }
        }
        return residuals;
    }

    private static int runCount(long[] values, int count) {
        int runs = 1;
        for (int i = 1; i < count; i++) {
            runs += values[i] == values[i - 1] ? 0 : 1;
        }
        return runs;
    }
}
