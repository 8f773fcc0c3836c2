package io.pitwall.serdes.packed;

import io.pitwall.data.ParameterData;
import io.pitwall.serdes.packed.bytes.ByteSink;
import io.pitwall.serdes.packed.integers.IntegerForm;
import io.pitwall.serdes.packed.integers.IntegerPlan;
import io.pitwall.serdes.packed.integers.IntegerWriter;
import io.pitwall.serdes.packed.masks.RowGroups;
import org.jspecify.annotations.Nullable;

/** Writes times as {@link Times} reads them: all of them, or those of one group of rows after the other. */
final class TimesWriter {

    private static final int SEARCH_INTERVAL = 256;
    private static final int LARGEST_UNIT = Times.UNITS_NS.length - 1;

    private final long first;
    private final Sequence[] parts;
    private final IntegerForm[] forms;
    private final int size;

    private TimesWriter(long first, Sequence[] parts, IntegerForm[] forms, int size) {
        this.first = first;
        this.parts = parts;
        this.forms = forms;
        this.size = size;
    }

    /**
     * Writes times the way those before were written, unless that costs clearly more or was long ago.
     *
     * @return the way
     */
    static Choice write(
            ParameterData data,
            @Nullable RowGroups groups,
            Choice kept,
            IntegerWriter integers,
            ByteSink heads,
            ByteSink out) {
        int count = data.rowCount();
        if (count == 0) {
            return kept;
        }
        long[] since = sinceFirst(data);
        long first = data.timeNs(0);
        RowGroups used = groups != null && count > 2 * groups.groupCount() ? groups : null;
        if (kept.serves(used)) {
            int headStart = heads.size();
            int firstStart = out.size();
            TimesWriter asBefore = of(first, since, kept.isGrouped() ? used : null, kept.forms, integers);
            asBefore.writeFirst(out);
            int start = out.size();
            IntegerForm[] forms = asBefore.writeTo(integers, heads, out);
            if (!kept.isWorse(heads.size() - headStart + out.size() - start, count)) {
                return kept.used(forms);
            }
            heads.truncate(headStart);
            out.truncate(firstStart);
        }
        TimesWriter best = of(first, since, null, null, integers);
        if (used != null) {
            TimesWriter grouped = of(first, since, used, null, integers);
            best = grouped.size < best.size ? grouped : best;
        }
        best.writeFirst(out);
        return new Choice(best.writeTo(integers, heads, out), (double) best.size / count, SEARCH_INTERVAL);
    }

    private static long[] sinceFirst(ParameterData data) {
        long[] since = new long[data.rowCount()];
        long first = data.timeNs(0);
        for (int row = 1; row < since.length; row++) {
            since[row] = data.timeNs(row) - first;
        }
        return since;
    }

    /**
     * A way to write times.
     *
     * @param kept those of the parts before, or null to find the best
     */
    private static TimesWriter of(
            long first,
            long[] since,
            @Nullable RowGroups groups,
            IntegerForm @Nullable [] kept,
            IntegerWriter integers) {
        Sequence[] parts = new Sequence[groups == null ? 1 : groups.groupCount()];
        IntegerForm[] forms = new IntegerForm[parts.length];
        int size = groups == null ? 0 : 1;
        for (int i = 0; i < parts.length; i++) {
            parts[i] = groups == null ? Sequence.of(since, first) : Sequence.ofGroup(ofGroup(since, groups, i));
            if (kept == null) {
                IntegerPlan plan = parts[i].plan(integers);
                forms[i] = IntegerForm.of(plan.code());
                size += 1 + plan.size();
            } else {
                forms[i] = kept[i];
            }
        }
        return new TimesWriter(first, parts, forms, size);
    }

    private static long[] ofGroup(long[] since, RowGroups groups, int group) {
        long[] times = new long[groups.rowCount(group)];
        int next = 0;
        for (int row = 0; row < since.length; row++) {
            if (groups.groupOf(row) == group) {
                times[next++] = since[row];
            }
        }
        return times;
    }

    private void writeFirst(ByteSink out) {
        if (parts.length == 1 && parts[0].isFirstInMs) {
            out.putZigzag(first / Times.UNITS_NS[Times.MS]);
        } else {
            out.putLong(first);
        }
    }

    /** Writes those behind the first and says how. */
    private IntegerForm[] writeTo(IntegerWriter integers, ByteSink heads, ByteSink out) {
        if (parts.length > 1) {
            heads.putByte(Times.GROUPED);
        }
        IntegerForm[] used = new IntegerForm[parts.length];
        for (int i = 0; i < parts.length; i++) {
            used[i] = parts[i].write(forms[i], integers, heads, out);
        }
        return used;
    }

    /** How times were written, to be tried first next time, until all ways are tried again. Immutable. */
    static final class Choice {

        static final Choice NONE = new Choice(new IntegerForm[0], 0, 0);

        /** One for each group, or one. */
        private final IntegerForm[] forms;

        private final double bytesPerRow;
        private final int blocksLeft;

        private Choice(IntegerForm[] forms, double bytesPerRow, int blocksLeft) {
            this.forms = forms;
            this.bytesPerRow = bytesPerRow;
            this.blocksLeft = blocksLeft;
        }

        private boolean isGrouped() {
            return forms.length > 1;
        }

        private boolean serves(@Nullable RowGroups groups) {
            return blocksLeft > 0 && (!isGrouped() || (groups != null && groups.groupCount() == forms.length));
        }

        private boolean isWorse(int size, int count) {
            return size > 1.05 * bytesPerRow * count + 2;
        }

        private Choice used(IntegerForm[] usedForms) {
            return new Choice(usedForms, bytesPerRow, blocksLeft - 1);
        }
    }

    /** Times in their unit. */
    private static final class Sequence {

        private final long[] times;
        private final int unit;
        private final boolean isFirstInMs;

        private Sequence(long[] times, int unit, boolean isFirstInMs) {
            this.times = times;
            this.unit = unit;
            this.isFirstInMs = isFirstInMs;
        }

        static Sequence ofGroup(long[] since) {
            int unit = unitOf(since);
            return new Sequence(inUnit(since, unit), unit, false);
        }

        /** Of all rows. */
        static Sequence of(long[] since, long first) {
            int unit = unitOf(since);
            return new Sequence(inUnit(since, unit), unit, unit >= Times.MS && first % Times.UNITS_NS[Times.MS] == 0);
        }

        private static int unitOf(long[] times) {
            int unit = LARGEST_UNIT;
            for (long time : times) {
                while (unit > 0 && time % Times.UNITS_NS[unit] != 0) {
                    unit--;
                }
            }
            return unit;
        }

        private static long[] inUnit(long[] since, int unit) {
            if (unit == 0) {
                return since;
            }
            long[] times = new long[since.length];
            for (int i = 0; i < times.length; i++) {
                times[i] = since[i] / Times.UNITS_NS[unit];
            }
            return times;
        }

        IntegerPlan plan(IntegerWriter integers) {
            return integers.plan(times, times.length);
        }

        IntegerForm write(IntegerForm asked, IntegerWriter integers, ByteSink heads, ByteSink out) {
            int tag = isFirstInMs ? unit + Times.FIRST_IN_MS : unit;
            return integers.write(times, times.length, tag, asked, heads, out);
        }
    }
}
