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

    /** Fewer numbers fit some offset by chance. */
    private static final int LEAST_OFFSET = 64;

    private final IntegerWriter integers = new IntegerWriter();
    private final Trial first = new Trial();
    private final Trial second = new Trial();

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
        ExceptedNumber excepted = ExceptedNumber.of(values, count);
        if (excepted != null) {
            int headStart = heads.size();
            int start = out.size();
            excepted.write(integers, heads, out);
            NumberChoice used = writeMapped(excepted.others(), excepted.otherCount(), kept, heads, out);
            if (heads.size() - headStart + out.size() - start <= 8 * count + 1) {
                return used;
            }
            heads.truncate(headStart);
            out.truncate(start);
        }
        return writeMapped(values, count, kept, heads, out);
    }

    /** Writes numbers of which none is excepted. */
    private @Nullable NumberChoice writeMapped(
            double[] values, int count, @Nullable NumberChoice kept, ByteSink heads, ByteSink out) {
        Draft constant = ConstantMapping.INSTANCE.draft(values, count);
        if (constant != null) {
            Draft.Forms unused = constant.write(Draft.Forms.NONE, integers, heads, out);
            return kept;
        }
        NumberChoice used = kept == null || kept.isDue() ? null : serve(kept, values, count, heads, out);
        if (used == null) {
            used = search(values, count, kept, heads, out);
        }
        return used.after(values, count);
    }

    /** Writes numbers in a way that was chosen before; writes nothing where none serves. */
    private @Nullable NumberChoice serve(NumberChoice kept, double[] values, int count, ByteSink heads, ByteSink out) {
        Trial best = first;
        NumberChoice choice = kept;
        best.make(kept, values, count, integers);
        NumberChoice other = kept.other();
        if (best.isWorse(kept, count) && other != null) {
            second.make(other, values, count, integers);
            if (second.size() < best.size()) {
                best = second;
                choice = other.insteadOf(kept);
            }
        }
        if (best.size() > 8 * count + 1 || (best.isWorse(choice, count) && kept.mayBeReplaced())) {
            return null;
        }
        return best.accept(choice, count, heads, out);
    }

    private NumberChoice search(double[] values, int count, @Nullable NumberChoice kept, ByteSink heads, ByteSink out) {
        boolean isFresh = kept == null || kept.isFresh(count);
        Best best = searched(values, count, kept, isFresh);
        Draft.Planned planned = best.planned();
        Mapping mapping = best.mapping();
        double[] all = kept == null ? values : kept.withRecent(values, count);
        if (kept != null && all.length > count) {
            Best ofAll = searched(all, all.length, kept, isFresh);
            Draft draft = ofAll.mapping().draft(values, count);
            Draft.Planned other = draft == null ? null : draft.plan(integers);
            if (other != null && other.size() <= 1.3 * planned.size() + 6 && other.size() <= 8 * count + 1) {
                planned = other;
                mapping = ofAll.mapping();
            }
        }
        Draft.Forms used = planned.draft().write(planned.forms(), integers, heads, out);
        if (mapping instanceof ScaledMapping scaled && planned.draft().isCorrected()) {
            mapping = scaled.corrected();
        }
        return NumberChoice.found(mapping, used, (double) planned.size() / count, kept);
    }

    private Best searched(double[] values, int count, @Nullable NumberChoice kept, boolean isFresh) {
        Best best = new Best(values, count);
        List<Mapping> candidates = MappingSearch.candidates(values, count, isFresh && count >= LEAST_OFFSET);
        (isFresh ? candidates : promising(candidates, values, count)).forEach(best::tryOut);
        tryNested(best);
        if (kept != null) {
            best.tryOut(kept.mapping());
        }
        return best;
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

    private void tryNested(Best best) {
        DictionaryMapping.Distinct distinct = DictionaryMapping.Distinct.of(best.values, best.count);
        if (distinct != null) {
            Best entries = bestFor(distinct.sorted(), distinct.size());
            best.tryOut(
                    new DictionaryMapping(entries.mapping(), entries.planned().forms()));
        }
        RatioMapping.Split split = RatioMapping.split(best.values, best.count);
        if (split != null) {
            Best sums = bestFor(split.sums(), best.count);
            best.tryOut(new RatioMapping(sums.mapping(), sums.planned().forms()));
        }
    }

    private Best bestFor(double[] values, int count) {
        Best best = new Best(values, count);
        MappingSearch.candidates(values, count, false).forEach(best::tryOut);
        return best;
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
