package io.pitwall.serdes.packed;

import io.pitwall.data.ParameterData;
import io.pitwall.serdes.packed.bytes.ByteSink;
import io.pitwall.serdes.packed.bytes.ByteSource;
import io.pitwall.serdes.packed.integers.IntegerForm;
import io.pitwall.serdes.packed.integers.IntegerPlan;
import io.pitwall.serdes.packed.integers.IntegerWriter;
import io.pitwall.serdes.packed.integers.PackedIntegers;
import io.pitwall.serdes.packed.masks.PackedMasks;
import io.pitwall.serdes.packed.masks.RowGroups;
import org.jspecify.annotations.Nullable;

/**
 * The times of the rows.
 *
 * <pre>
 * times := nothing                       no rows
 *        | first integers                integers{rows}: times less the first, in the unit
 *        | first integers*               the same for one group of rows after the other, as masks.RowGroups has them
 * head  := (unit+code [frame])           one, or 10 (a byte, for groups) and then one a group
 * unit+code := byte                      code of the integers + 8 * unit; the unit is 10^unit ns, unit 0 to 9
 * first := 8 bytes                       ns since the Unix epoch
 * </pre>
 *
 * <p>Sensors that were joined by time each have a clock of their own, whose differences are alike. Arithmetic wraps around
 * at 64 bits, so that times at both ends of the range are as good as any.
 */
final class Times {

    private static final long[] UNITS_NS = {
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000
    };

    /** Stands where a unit does. */
    private static final int GROUPED = 10 << PackedIntegers.CODE_BITS;

    private static final int SEARCH_INTERVAL = 64;

    private Times() {}

    /** Writes times the way those before were written, unless that costs clearly more or was long ago. */
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
        long[] since = new long[count];
        long first = data.timeNs(0);
        for (int row = 1; row < count; row++) {
            since[row] = data.timeNs(row) - first;
        }
        out.putLong(first);
        boolean mayGroup = groups != null && count > 2 * groups.groupCount();
        int partCount = mayGroup ? groups.groupCount() : 1;
        if (kept.serves(partCount)) {
            Plan plan = Plan.of(since, mayGroup ? groups : null, kept.codes(), integers);
            if (!kept.isWorse(plan.size(), count)) {
                plan.write(integers, heads, out);
                return kept.used();
            }
        }
        Plan best = Plan.of(since, null, null, integers);
        if (mayGroup) {
            Plan grouped = Plan.of(since, groups, null, integers);
            best = grouped.size() < best.size() ? grouped : best;
        }
        best.write(integers, heads, out);
        return new Choice(best.codes(), (double) best.size() / count, SEARCH_INTERVAL);
    }

    /** The times of all rows, or those of each group, and how they are written. */
    private record Plan(Sequence[] parts, int[] codes, int size) {

        /**
         * A way to write times.
         *
         * @param codes those of the parts, or null to find the best
         */
        static Plan of(
                long[] since, @Nullable RowGroups groups, int @Nullable [] codes, IntegerWriter integers) {
            Sequence[] parts = new Sequence[groups == null ? 1 : groups.groupCount()];
            int[] used = new int[parts.length];
            int size = groups == null ? 0 : 1;
            for (int i = 0; i < parts.length; i++) {
                parts[i] = Sequence.of(groups == null ? since : ofGroup(since, groups, i));
                long[] times = parts[i].times();
                IntegerPlan plan = codes == null
                        ? integers.plan(times, times.length)
                        : integers.cost(times, times.length, codes[i]);
                used[i] = plan.code();
                size += 1 + plan.size();
            }
            return new Plan(parts, used, size);
        }

        void write(IntegerWriter integers, ByteSink heads, ByteSink out) {
            if (parts.length > 1) {
                heads.putByte(GROUPED);
            }
            for (int i = 0; i < parts.length; i++) {
                parts[i].write(codes[i], integers, heads, out);
            }
        }
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

    /** How times were written, to be tried first next time, until all ways are tried again. */
    static final class Choice {

        static final Choice NONE = new Choice(new int[0], 0, 0);

        private final int[] codes;
        private final double bytesPerRow;
        private final int blocksLeft;

        private Choice(int[] codes, double bytesPerRow, int blocksLeft) {
            this.codes = codes;
            this.bytesPerRow = bytesPerRow;
            this.blocksLeft = blocksLeft;
        }

        /** One for each group, or one. */
        private int[] codes() {
            return codes;
        }

        private boolean serves(int partCount) {
            return blocksLeft > 0 && codes.length == partCount;
        }

        private boolean isWorse(int size, int count) {
            return size > 1.05 * bytesPerRow * count + 2;
        }

        private Choice used() {
            return new Choice(codes, bytesPerRow, blocksLeft - 1);
        }
    }

    /** Times in their unit. */
    private record Sequence(long[] times, int unit) {

        static Sequence of(long[] since) {
            int unit = UNITS_NS.length - 1;
            for (long time : since) {
                while (unit > 0 && time % UNITS_NS[unit] != 0) {
                    unit--;
                }
            }
            if (unit == 0) {
                return new Sequence(since, 0);
            }
            long[] times = new long[since.length];
            for (int i = 0; i < times.length; i++) {
                times[i] = since[i] / UNITS_NS[unit];
            }
            return new Sequence(times, unit);
        }

        void write(int code, IntegerWriter integers, ByteSink heads, ByteSink out) {
            IntegerForm unused = integers.write(times, times.length, unit, IntegerForm.of(code), heads, out);
        }
    }

    static long[] read(ByteSource heads, ByteSource in, int count, PackedMasks masks) {
        if (count == 0) {
            return new long[0];
        }
        long first = in.takeLong("the first time");
        int head = heads.takeByte("the unit of times");
        long[] times = head == GROUPED ? readGrouped(heads, in, masks.groups()) : readOne(head, heads, in, count);
        for (int row = 0; row < count; row++) {
            times[row] += first;
        }
        return times;
    }

    private static long[] readOne(int head, ByteSource heads, ByteSource in, int count) {
        int unit = head >>> PackedIntegers.CODE_BITS;
        if (unit >= UNITS_NS.length) {
            throw heads.expected("a unit of times from 0 to 9 before this byte, but it is " + unit);
        }
        long[] times = PackedIntegers.parse(heads, in, PackedIntegers.code(head), count)
                .decode();
        long unitNs = UNITS_NS[unit];
        for (int row = 0; row < count; row++) {
            times[row] *= unitNs;
        }
        return times;
    }

    private static long[] readGrouped(ByteSource heads, ByteSource in, @Nullable RowGroups groups) {
        if (groups == null) {
            throw heads.expected("times that are not in groups before this byte: the masks make no groups");
        }
        long[][] parts = new long[groups.groupCount()][];
        for (int group = 0; group < parts.length; group++) {
            parts[group] = readOne(heads.takeByte("the unit of times"), heads, in, groups.rowCount(group));
        }
        long[] times = new long[groups.rowCount()];
        int[] next = new int[parts.length];
        for (int row = 0; row < times.length; row++) {
            int group = groups.groupOf(row);
            times[row] = parts[group][next[group]++];
        }
        return times;
    }
}
