package io.pitwall.serdes.packed.integers;

import io.pitwall.serdes.packed.bytes.ByteSink;
import org.jspecify.annotations.Nullable;

/** Writes integers as {@link PackedIntegers} reads them. Used by one thread. */
public final class IntegerWriter {

    private final MiniBlock unsigned = new MiniBlock(false);
    private final MiniBlock zigzag = new MiniBlock(true);
    private long[] residuals = new long[MiniBlock.LENGTH];

    /** The cheapest way of all. */
    public IntegerPlan plan(long[] values, int count) {
        if (count == 0) {
            return new IntegerPlan(0, 0);
        }
        IntegerPlan best = planBlocks(values, count);
        if (best.size() > 4 && 3 * Runs.count(values, count) <= count) {
            best = cheaper(best, cost(values, count, PackedIntegers.RUNS));
        }
        Lookup lookup = best.size() > 16 ? Lookup.of(values, count) : null;
        return lookup == null ? best : cheaper(best, lookup.plan(this));
    }

    /** The cheapest way for integers that are names of something, so that their differences mean nothing. */
    public IntegerPlan planIds(long[] values, int count) {
        IntegerPlan best = cost(values, count, 0);
        return 3 * Runs.count(values, count) <= count ? cheaper(best, cost(values, count, PackedIntegers.RUNS)) : best;
    }

    /** The cheapest way of mini-blocks. */
    IntegerPlan planBlocks(long[] values, int count) {
        if (count == 0) {
            return new IntegerPlan(0, 0);
        }
        IntegerPlan best = cost(values, count, 0);
        for (int code = 1; code < PackedIntegers.RUNS; code++) {
            best = cheaper(best, cost(values, count, code));
        }
        return best;
    }

    private static IntegerPlan cheaper(IntegerPlan a, IntegerPlan b) {
        return b.size() < a.size() ? b : a;
    }

    /** What one way costs; exact. */
    public IntegerPlan cost(long[] values, int count, int code) {
        if (count == 0) {
            return new IntegerPlan(code, 0);
        } else if (code == PackedIntegers.RUNS) {
            return Runs.of(values, count).plan(this);
        } else if (code == PackedIntegers.LOOKUP) {
            Lookup lookup = Lookup.of(values, count);
            return lookup == null ? planBlocks(values, count) : lookup.plan(this);
        }
        int order = Math.min(PackedIntegers.order(code), count);
        int size = 0;
        long[] rest = predicted(values, count, order);
        for (int i = 0; i < order; i++) {
            size += ByteSink.zigzagSize(rest[i]);
        }
        MiniBlock block = PackedIntegers.isZigzag(code) ? zigzag : unsigned;
        long reference = 0;
        for (int from = order, to = MiniBlock.LENGTH; from < count; from = to, to += MiniBlock.LENGTH) {
            size += block.plan(rest, from, Math.min(to, count) - from);
            size += block.frame().size(reference);
            reference = block.frame().reference();
        }
        return new IntegerPlan(code, size);
    }

    /**
     * Writes integers in one way, with the code in the lowest bits of a byte of the heads.
     *
     * @param tag the other bits of that byte
     * @param asked the way, and the frame that is wanted
     * @return how they were written
     */
    public IntegerForm write(long[] values, int count, int tag, IntegerForm asked, ByteSink heads, ByteSink out) {
        Lookup lookup = asked.code() == PackedIntegers.LOOKUP ? Lookup.of(values, count) : null;
        int code = asked.code() == PackedIntegers.LOOKUP && lookup == null
                ? planBlocks(values, count).code()
                : asked.code();
        heads.putByte(tag << PackedIntegers.CODE_BITS | code);
        if (count == 0) {
            return asked;
        } else if (code == PackedIntegers.RUNS) {
            Runs.of(values, count).write(this, heads, out);
            return asked;
        } else if (lookup != null) {
            lookup.write(this, heads, out);
            return asked;
        }
        return writeBlocks(values, count, code, asked.frame(), heads, out);
    }

    /** Writes integers in the cheapest way of mini-blocks. */
    void writeBlocks(long[] values, int count, ByteSink heads, ByteSink out) {
        IntegerForm unused =
                write(values, count, 0, IntegerForm.of(planBlocks(values, count).code()), heads, out);
    }

    private IntegerForm writeBlocks(
            long[] values, int count, int code, @Nullable Frame asked, ByteSink heads, ByteSink out) {
        int order = Math.min(PackedIntegers.order(code), count);
        long[] rest = predicted(values, count, order);
        for (int i = 0; i < order; i++) {
            out.putZigzag(rest[i]);
        }
        MiniBlock block = PackedIntegers.isZigzag(code) ? zigzag : unsigned;
        Frame first = asked;
        long reference = 0;
        for (int from = order, to = MiniBlock.LENGTH; from < count; from = to, to += MiniBlock.LENGTH) {
            int length = Math.min(to, count) - from;
            if (from == order) {
                int unused = asked == null ? block.plan(rest, from, length) : block.plan(rest, from, length, asked);
                first = block.frame();
                first.write(0, heads);
            } else {
                int unused = block.plan(rest, from, length);
                block.frame().write(reference, out);
            }
            reference = block.frame().reference();
            block.write(out);
        }
        return new IntegerForm(code, first);
    }

    /** The first values, then what the predictor is wrong by. */
    private long[] predicted(long[] values, int count, int order) {
        if (order == 0) {
            return values;
        }
        if (residuals.length < count) {
            residuals = new long[count];
        }
        long[] rest = residuals;
        rest[0] = values[0];
        for (int i = 1; i < count; i++) {
            rest[i] = values[i] - values[i - 1];
        }
        if (order == 2) {
            long before = rest[1];
            for (int i = 2; i < count; i++) {
                long difference = rest[i];
                rest[i] = difference - before;
                before = difference;
            }
        }
        return rest;
    }
}
