package io.pitwall.serdes.packed;

import io.pitwall.data.ParameterData;
import io.pitwall.serdes.packed.bytes.ByteSink;
import io.pitwall.serdes.packed.bytes.ByteSource;
import io.pitwall.serdes.packed.integers.IntegerPlan;
import io.pitwall.serdes.packed.integers.IntegerWriter;
import io.pitwall.serdes.packed.integers.PackedIntegers;

/**
 * The times of the rows.
 *
 * <pre>
 * times := nothing                       no rows
 *        | first integers                integers{rows}: times less the first, in the unit
 * head  := byte                          code of the integers + 16 * unit: 0 ns, 1 us, 2 ms, 3 s
 * first := 8 bytes                       ns since the Unix epoch
 * </pre>
 *
 * <p>Arithmetic wraps around at 64 bits, so that times at both ends of the range are as good as any.
 */
final class Times {

    private static final long[] UNITS_NS = {1, 1_000, 1_000_000, 1_000_000_000};

    private Times() {}

    static void write(ParameterData data, IntegerWriter integers, ByteSink heads, ByteSink out) {
        int count = data.rowCount();
        if (count == 0) {
            return;
        }
        long first = data.timeNs(0);
        long[] since = new long[count];
        int unit = UNITS_NS.length - 1;
        for (int row = 1; row < count; row++) {
            since[row] = data.timeNs(row) - first;
            while (since[row] % UNITS_NS[unit] != 0) {
                unit--;
            }
        }
        if (unit > 0) {
            for (int row = 1; row < count; row++) {
                since[row] /= UNITS_NS[unit];
            }
        }
        IntegerPlan plan = integers.plan(since, count);
        heads.putByte(plan.code() | unit << 4);
        out.putLong(first);
        integers.write(since, count, plan.code(), out);
    }

    static long[] read(ByteSource heads, ByteSource in, int count) {
        if (count == 0) {
            return new long[0];
        }
        int head = heads.takeByte("the unit of times");
        int unit = head >>> 4;
        if (unit >= UNITS_NS.length) {
            throw heads.expected("a unit of times from 0 to 3 before this byte, but it is " + unit);
        }
        long first = in.takeLong("the first time");
        long[] times = PackedIntegers.parse(in, head & 0xF, count).decode();
        long unitNs = UNITS_NS[unit];
        for (int row = 0; row < count; row++) {
            times[row] = first + times[row] * unitNs;
        }
        return times;
    }
}
