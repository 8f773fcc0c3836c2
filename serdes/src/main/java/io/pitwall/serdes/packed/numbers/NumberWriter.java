package io.pitwall.serdes.packed.numbers;

import io.pitwall.serdes.packed.bytes.ByteSink;
import io.pitwall.serdes.packed.integers.IntegerWriter;
import org.jspecify.annotations.Nullable;

/** Writes numbers as {@link PackedNumbers} reads them. Used by one thread. */
public final class NumberWriter {

    private final IntegerWriter integers = new IntegerWriter();

    /**
     * Writes the first {@code count} numbers.
     *
     * @param kept what served such numbers before: saves the search while it still does
     * @return what served these
     */
    public @Nullable NumberChoice write(
            double[] values, int count, @Nullable NumberChoice kept, ByteSink heads, ByteSink out) {
        if (count == 0) {
            return kept;
        }
        Draft constant = ConstantMapping.INSTANCE.draft(values, count);
        if (constant != null) {
            Draft.Forms unused = constant.write(Draft.Forms.NONE, integers, heads, out);
            return kept;
        }
        if (kept == null || kept.isDue()) {
            return search(values, count, kept, heads, out);
        }
        NumberChoice used = serve(kept, values, count, false, heads, out);
        NumberChoice other = kept.other();
        if (used == null && other != null) {
            NumberChoice instead = serve(other, values, count, false, heads, out);
            used = instead == null ? null : instead.insteadOf(kept);
        }
        if (used == null && !kept.mayBeReplaced()) {
            used = serve(kept, values, count, true, heads, out);
        }
        return used != null ? used : search(values, count, kept, heads, out);
    }

    /**
     * Writes numbers as chosen; writes nothing where that is not possible, or takes more than raw.
     *
     * @param atAnyCost false to write nothing either when that costs clearly more than lately
     */
    private @Nullable NumberChoice serve(
            NumberChoice choice, double[] values, int count, boolean atAnyCost, ByteSink heads, ByteSink out) {
        Draft draft = choice.mapping().draft(values, count);
        if (draft == null) {
            return null;
        }
        int headStart = heads.size();
        int start = out.size();
        Draft.Forms used = draft.write(choice.forms(), integers, heads, out);
        int size = heads.size() - headStart + out.size() - start;
        if (size > 8 * count + 1 || (!atAnyCost && choice.isWorse(size, count))) {
            heads.truncate(headStart);
            out.truncate(start);
            return null;
        }
        return choice.used(used, size, count);
    }

    private NumberChoice search(double[] values, int count, @Nullable NumberChoice kept, ByteSink heads, ByteSink out) {
        Best best = new Best(values, count);
        MappingSearch.candidates(values, count, kept).forEach(best::tryOut);
        tryNested(best);
        if (kept != null) {
            best.tryOut(kept.mapping());
        }
        Draft.Planned planned = best.planned();
        Draft.Forms used = planned.draft().write(planned.forms(), integers, heads, out);
        Mapping mapping = best.mapping();
        if (mapping instanceof ScaledMapping scaled && planned.draft().isCorrected()) {
            mapping = scaled.corrected();
        }
        return NumberChoice.found(mapping, used, (double) planned.size() / count, kept);
    }

    private void tryNested(Best best) {
        DictionaryMapping.Distinct distinct = DictionaryMapping.Distinct.of(best.values, best.count);
        if (distinct != null) {
            best.tryOut(new DictionaryMapping(bestFor(distinct.sorted(), distinct.size())));
        }
        RatioMapping.Split split = RatioMapping.split(best.values, best.count);
        if (split != null) {
            best.tryOut(new RatioMapping(bestFor(split.sums(), best.count)));
        }
    }

    private Mapping bestFor(double[] values, int count) {
        Best best = new Best(values, count);
        MappingSearch.candidates(values, count, null).forEach(best::tryOut);
        return best.mapping();
    }

    /** The cheapest of the mappings tried so far. */
    private final class Best {

        private final double[] values;
        private final int count;
        private Mapping mapping = RawMapping.INSTANCE;
        private Draft.@Nullable Planned planned;

        Best(double[] values, int count) {
            this.values = values;
            this.count = count;
        }

        void tryOut(Mapping candidate) {
            Draft draft = candidate.draft(values, count);
            if (draft != null) {
                Draft.Planned next = draft.plan(integers);
                Draft.Planned best = planned;
                if (best == null || next.size() < best.size()) {
                    planned = next;
                    mapping = candidate;
                }
            }
        }

        Mapping mapping() {
            return mapping;
        }

        Draft.Planned planned() {
            if (planned == null) {
                throw new IllegalStateException("raw numbers always fit");
            }
            return planned;
        }
    }
}
