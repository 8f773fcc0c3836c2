package io.pitwall.serdes.packed;

import io.pitwall.serdes.packed.bytes.ByteSource;
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
 * unit+code := byte                      the two as those of numbers have mapping and code; 10^unit ns, unit 0 to 9,
 *                                        or 5 more from unit 6 on, where the first is in ms; not in groups
 * first := 8 bytes                       ns since the Unix epoch
 *        | zigzag varint                 ms since the Unix epoch: 6 bytes until 2039
 * </pre>
 *
 * <p>Most clocks tell whole milliseconds: then the first time is shorter in them, whichever larger unit the others have.
 *
 * <p>Sensors that were joined by time each have a clock of their own, whose differences are alike. Arithmetic wraps around
 * at 64 bits, so that times at both ends of the range are as good as any.
 */
final class Times {

    static final long[] UNITS_NS = {
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000
    };

    /** Stands where a unit does. */
    static final int GROUPED = PackedIntegers.head(10);

    /** The unit of milliseconds; in it and larger ones the first time may be in milliseconds. */
    static final int MS = 6;

    /** What is added to the unit then. */
    static final int FIRST_IN_MS = 5;

    private Times() {}

    static long[] read(ByteSource heads, ByteSource in, int count, PackedMasks masks) {
        if (count == 0) {
            return new long[0];
        }
        int head = heads.takeByte("the unit of times");
        if (head == GROUPED) {
            return plus(in.takeLong("the first time"), readGrouped(heads, in, masks.groups()));
        }
        int tag = PackedIntegers.tag(head);
        boolean isFirstInMs = tag >= MS + FIRST_IN_MS;
        int unit = checkedUnit(isFirstInMs ? tag - FIRST_IN_MS : tag, heads);
        long first = isFirstInMs ? in.takeZigzag("the first time") * UNITS_NS[MS] : in.takeLong("the first time");
        return plus(first, readOne(unit, head, heads, in, count));
    }

    private static long[] plus(long first, long[] times) {
        for (int row = 0; row < times.length; row++) {
            times[row] += first;
        }
        return times;
    }

    private static int checkedUnit(int unit, ByteSource heads) {
        if (unit >= UNITS_NS.length) {
            throw heads.expected("a unit of times from 0 to 9 before this byte, but it is " + unit);
        }
        return unit;
    }

    private static long[] readOne(int unit, int head, ByteSource heads, ByteSource in, int count) {
        long[] times = PackedIntegers.decode(heads, in, PackedIntegers.code(head), count);
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
            int head = heads.takeByte("the unit of times");
            int unit = checkedUnit(PackedIntegers.tag(head), heads);
            parts[group] = readOne(unit, head, heads, in, groups.rowCount(group));
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
