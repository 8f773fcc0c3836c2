package io.pitwall.serdes.packed.numbers;

import io.pitwall.serdes.packed.bytes.ByteSink;
import io.pitwall.serdes.packed.integers.IntegerWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes numbers as {@link PackedNumbers} reads them. Used by one thread. */
public final class NumberWriter {

    private static final int SAMPLE = 256;

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
            constant.write(new Draft.Codes(0, 0), integers, heads, out);
            return kept;
        }
        if (kept != null && !kept.isDue()) {
            if (serves(kept, values, count, heads, out)) {
                return kept.used();
            }
            NumberChoice other = kept.other();
            if (other != null && serves(other, values, count, heads, out)) {
                return other.insteadOf(kept);
            }
        }
        return search(values, count, kept, heads, out);
    }

    /** Writes numbers as chosen; writes nothing when that costs clearly more than it did. */
    private boolean serves(NumberChoice choice, double[] values, int count, ByteSink heads, ByteSink out) {
        Draft draft = choice.mapping().draft(values, count);
        if (draft == null) {
            return false;
        }
        int headStart = heads.size();
        int start = out.size();
        draft.write(choice.codes(), integers, heads, out);
        int size = heads.size() - headStart + out.size() - start;
        if (choice.isWorse(size, count) || size > 8 * count + 2) {
            heads.truncate(headStart);
            out.truncate(start);
            return false;
        }
        return true;
    }

    private NumberChoice search(double[] values, int count, @Nullable NumberChoice kept, ByteSink heads, ByteSink out) {
        Best best = new Best();
        for (Mapping mapping : promising(MappingSearch.candidates(values, count), values, count)) {
            best.tryOut(mapping, values, count);
        }
        if (kept != null) {
            best.tryOut(kept.mapping(), values, count);
        }
        DictionaryMapping dictionary = dictionary(values, count);
        if (dictionary != null) {
            best.tryOut(dictionary, values, count);
        }
        Draft.Planned planned = best.planned();
        planned.draft().write(planned.codes(), integers, heads, out);
        Draft.Codes codes = planned.draft().isCorrected()
                ? planned.codes()
                : new Draft.Codes(planned.codes().integers(), 1);
        return NumberChoice.found(best.mapping(), codes, (double) planned.size() / count, kept);
    }

    /** Of many numbers, the mappings that are not clearly worse than the best on some of them in the middle. */
    private List<Mapping> promising(List<Mapping> candidates, double[] values, int count) {
        if (count < 2 * SAMPLE) {
            return candidates;
        }
        double[] sample = Arrays.copyOfRange(values, count / 2 - SAMPLE / 2, count / 2 + SAMPLE / 2);
        int[] sizes = new int[candidates.size()];
        int smallest = 8 * SAMPLE;
        for (int i = 0; i < sizes.length; i++) {
            Draft draft = candidates.get(i).draft(sample, SAMPLE);
            sizes[i] = draft == null ? Integer.MAX_VALUE : draft.plan(integers).size();
            smallest = Math.min(smallest, sizes[i]);
        }
        List<Mapping> promising = new ArrayList<>();
        for (int i = 0; i < sizes.length; i++) {
            if (sizes[i] <= 1.2 * smallest + 24 || candidates.get(i) == RawMapping.INSTANCE) {
                promising.add(candidates.get(i));
            }
        }
        return promising;
    }

    private @Nullable DictionaryMapping dictionary(double[] values, int count) {
        DictionaryMapping.Distinct distinct = DictionaryMapping.Distinct.of(values, count);
        if (distinct == null) {
            return null;
        }
        Best best = new Best();
        for (Mapping mapping : MappingSearch.candidates(distinct.sorted(), distinct.size())) {
            best.tryOut(mapping, distinct.sorted(), distinct.size());
        }
        return new DictionaryMapping(best.mapping());
    }

    /** The cheapest of the mappings tried so far. */
    private final class Best {

        private Mapping mapping = RawMapping.INSTANCE;
        private Draft.@Nullable Planned planned;

        void tryOut(Mapping candidate, double[] values, int count) {
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
