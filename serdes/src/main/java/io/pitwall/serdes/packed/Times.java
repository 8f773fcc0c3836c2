package io.pitwall.serdes.packed;

import io.pitwall.data.ParameterData;
import io.pitwall.serdes.packed.bytes.ByteSink;
import io.pitwall.serdes.packed.bytes.ByteSource;
import io.pitwall.serdes.packed.integers.IntegerForm;
import io.pitwall.serdes.packed.integers.IntegerPlan;
import io.pitwall.serdes.packed.integers.IntegerWriter;
import io.pitwall.serdes.packed.integers.PackedIntegers;
import io.pitwall.serdes.packed.masks.Mask;
import io.pitwall.serdes.packed.masks.RowGroups;
import java.util.List;
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

    private Times() {}

    static void write(
            ParameterData data, @Nullable RowGroups groups, IntegerWriter integers, ByteSink heads, ByteSink out) {
        int count = data.rowCount();
        if (count == 0) {
            return;
        }
        long[] since = new long[count];
        for (int row = 1; row < count; row++) {
            since[row] = data.timeNs(row) - data.timeNs(0);
        }
        out.putLong(data.timeNs(0));
        Sequence all = Sequence.of(since, integers);
        if (groups != null && count > 2 * groups.groupCount()) {
            Sequence[] parts = new Sequence[groups.groupCount()];
            int size = 1;
            for (int group = 0; group < parts.length; group++) {
                parts[group] = Sequence.of(ofGroup(since, groups, group), integers);
                size += parts[group].size();
            }
            if (size < all.size()) {
                heads.putByte(GROUPED);
                for (Sequence part : parts) {
                    part.write(integers, heads, out);
                }
                return;
            }
        }
        all.write(integers, heads, out);
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

    /** Times in their unit, and the way to write them. */
    private record Sequence(long[] times, int unit, IntegerPlan plan) {

        static Sequence of(long[] since, IntegerWriter integers) {
            int unit = UNITS_NS.length - 1;
            for (long time : since) {
                while (time % UNITS_NS[unit] != 0) {
                    unit--;
                }
            }
            long[] times = since;
            if (unit > 0) {
                times = new long[since.length];
                for (int i = 0; i < times.length; i++) {
                    times[i] = since[i] / UNITS_NS[unit];
                }
            }
            return new Sequence(times, unit, integers.plan(times, times.length));
        }

        int size() {
            return 1 + plan.size();
        }

        void write(IntegerWriter integers, ByteSink heads, ByteSink out) {
            IntegerForm unused =
                    integers.write(times, times.length, unit, IntegerForm.of(plan.code()), heads, out);
        }
    }

    static long[] read(ByteSource heads, ByteSource in, int count, List<Mask> masks) {
        if (count == 0) {
            return new long[0];
        }
        long first = in.takeLong("the first time");
        int head = heads.takeByte("the unit of times");
        long[] times = head == GROUPED ? readGrouped(heads, in, RowGroups.of(masks, count)) : readOne(head, heads, in, count);
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
        long[] times = new long[groups.rowCount()];
        for (int group = 0; group < groups.groupCount(); group++) {
            long[] part = readOne(heads.takeByte("the unit of times"), heads, in, groups.rowCount(group));
            int next = 0;
            for (int row = 0; row < times.length; row++) {
                if (groups.groupOf(row) == group) {
                    times[row] = part[next++];
                }
            }
        }
        return times;
    }
}
