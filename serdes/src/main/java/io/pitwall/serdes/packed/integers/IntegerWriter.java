package io.pitwall.serdes.packed.integers;

import io.pitwall.serdes.packed.bytes.ByteSink;
import org.jspecify.annotations.Nullable;

/** Writes integers as {@link PackedIntegers} reads them. Used by one thread. */
public final class IntegerWriter {

    /** Integers of fewer bits need no lookup. */
    private static final int LEAST_LOOKUP_BITS = 4;

    /** Of fewer integers all ways are counted. */
    private static final int LEAST_ESTIMATED = 8;

    private final MiniBlock unsigned = new MiniBlock(false);
    private final MiniBlock zigzag = new MiniBlock(true);
    private long[] residuals = new long[MiniBlock.LENGTH];

    /** The cheapest way of all. */
    public IntegerPlan plan(long[] values, int count) {
        return plan(values, count, Ways.ALL);
    }

    /** The cheapest of some ways. */
    public IntegerPlan plan(long[] values, int count, Ways ways) {
        if (count == 0) {
            return new IntegerPlan(0, 0);
        }
        IntegerPlan best = planBlocks(values, count, ways);
        if (best.size() > 4 && 3 * Runs.count(values, count) <= count) {
            best = cheaper(best, cost(values, count, PackedIntegers.RUNS));
        }
        boolean isWide = best.size() > 16 && 8 * best.size() > LEAST_LOOKUP_BITS * count;
        Lookup lookup = isWide ? Lookup.of(values, count) : null;
        return lookup == null ? best : cheaper(best, lookup.plan(this));
    }

    /** The cheapest way for integers that are names of something, so that their differences mean nothing. */
    public IntegerPlan planIds(long[] values, int count) {
        IntegerPlan best = cost(values, count, 0);
        return 3 * Runs.count(values, count) <= count ? cheaper(best, cost(values, count, PackedIntegers.RUNS)) : best;
    }

    /** The cheapest way of mini-blocks. */
    IntegerPlan planBlocks(long[] values, int count) {
        return planBlocks(values, count, Ways.ALL);
    }

    private IntegerPlan planBlocks(long[] values, int count, Ways ways) {
        if (count == 0) {
            return new IntegerPlan(0, 0);
        }
        if (count == 1) {
            // The first integer of a predictor, without a frame.
            return new IntegerPlan(PackedIntegers.code(Predictor.LAST, false), ByteSink.zigzagSize(values[0]));
        }
        Deviations deviations = count < LEAST_ESTIMATED ? null : Deviations.of(values, count);
        IntegerPlan best = new IntegerPlan(0, Integer.MAX_VALUE);
        for (int code = 0; code <= PackedIntegers.LARGEST_CODE; code++) {
            boolean isSmoothed = code > PackedIntegers.LOOKUP;
            if (PackedIntegers.isBlocks(code)
                    && (!isSmoothed || PackedIntegers.isZigzag(code))
                    && (deviations == null || isWorthACount(code, deviations, ways))) {
                best = costBelow(best, values, count, code);
            }
        }
        return best;
    }

    /** The integers as they are may have few outliers, which patches make cheap and deviations do not tell. */
    private static boolean isWorthACount(int code, Deviations deviations, Ways ways) {
        return (code == 0 && ways == Ways.ALL) || deviations.isWorthACount(PackedIntegers.predictor(code), ways);
    }

    private IntegerPlan costBelow(IntegerPlan best, long[] values, int count, int code) {
        return cheaper(best, new IntegerPlan(code, costOfBlocks(values, count, code, best.size())));
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
        return new IntegerPlan(code, costOfBlocks(values, count, code, Integer.MAX_VALUE));
    }

    /** Exact below the limit; beyond it how much has been counted is left open. */
    private int costOfBlocks(long[] values, int count, int code, int limit) {
        int predictor = PackedIntegers.predictor(code);
        int firsts = Math.min(Predictor.firstCount(predictor), count);
        int size = 0;
        long[] rest = predicted(values, count, predictor);
        for (int i = 0; i < firsts; i++) {
            size += ByteSink.zigzagSize(rest[i]);
        }
        MiniBlock block = PackedIntegers.isZigzag(code) ? zigzag : unsigned;
        long reference = 0;
        for (int from = firsts, to = MiniBlock.LENGTH;
                from < count && size < limit;
                from = to, to += MiniBlock.LENGTH) {
            int length = Math.min(to, count) - from;
            size += from == firsts
                    ? block.plan(rest, from, length)
                    : block.planBehind(block.frame(), rest, from, length);
            size += block.frame().size(reference);
            reference = block.frame().reference();
        }
        return size;
    }

    /**
     * Writes integers in one way, with the code in a byte of the heads.
     *
     * <p>One method on purpose: longer than what the JVM's compiler takes into callers, of which it has many busy ones.
     *
     * @param tag what else is in that byte, 0 to 15
     * @param asked the way, and the frame that is wanted
     * @return how they were written
     */
    public IntegerForm write(long[] values, int count, int tag, IntegerForm asked, ByteSink heads, ByteSink out) {
        Lookup lookup = asked.code() == PackedIntegers.LOOKUP ? Lookup.of(values, count) : null;
        int code = asked.code() == PackedIntegers.LOOKUP && lookup == null
                ? planBlocks(values, count).code()
                : asked.code();
        heads.putByte(PackedIntegers.head(tag, code));
        if (count == 0) {
            return asked;
        } else if (code == PackedIntegers.RUNS) {
            return new IntegerForm(code, null, Runs.of(values, count).write(this, asked.nested(), heads, out));
        } else if (lookup != null) {
            return new IntegerForm(code, null, lookup.write(this, asked.nested(), heads, out));
        }
        int predictor = PackedIntegers.predictor(code);
        int firsts = Math.min(Predictor.firstCount(predictor), count);
        long[] rest = predicted(values, count, predictor);
        for (int i = 0; i < firsts; i++) {
            out.putZigzag(rest[i]);
        }
        MiniBlock block = PackedIntegers.isZigzag(code) ? zigzag : unsigned;
        Frame first = asked.frame();
        long reference = 0;
        for (int from = firsts, to = MiniBlock.LENGTH; from < count; from = to, to += MiniBlock.LENGTH) {
            int length = Math.min(to, count) - from;
            if (from == firsts) {
                int unused = block.plan(rest, from, length, first);
                first = block.frame();
                first.write(0, heads);
            } else {
                int unused = block.planBehind(block.frame(), rest, from, length);
                block.frame().write(reference, out);
            }
            reference = block.frame().reference();
            block.write(out);
        }
        return new IntegerForm(code, first, null);
    }

    /** Writes integers in mini-blocks: as is asked for, or in the cheapest way. */
    IntegerForm writeBlocks(long[] values, int count, @Nullable IntegerForm asked, ByteSink heads, ByteSink out) {
        IntegerForm form =
                asked == null ? IntegerForm.of(planBlocks(values, count).code()) : asked;
        return write(values, count, 0, form, heads, out);
    }

    /** The first values, then what the predictor is wrong by. */
    private long[] predicted(long[] values, int count, int predictor) {
        if (predictor == Predictor.NONE) {
            return values;
        }
        if (residuals.length < count) {
            residuals = new long[count];
        }
        Predictor.predict(predictor, values, count, residuals);
        return residuals;
    }
}
