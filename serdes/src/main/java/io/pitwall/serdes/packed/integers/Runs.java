package io.pitwall.serdes.packed.integers;

import io.pitwall.serdes.packed.bytes.ByteSink;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Integers as runs of equal ones, to be written.
 *
 * <pre>
 * runs    := count values lengths
 * head    := (code head){2}       of the values and of the lengths, neither of them runs or lookup
 * count   := varint               1 to the number of integers
 * values  := integers{count}
 * lengths := integers{count - 1}  length of a run less 1; the last run takes what is left
 * </pre>
 */
final class Runs {

    private final long[] values;
    private final long[] lengths;
    private final int count;

    private Runs(long[] values, long[] lengths, int count) {
        this.values = values;
        this.lengths = lengths;
        this.count = count;
    }

    static int count(long[] integers, int integerCount) {
        int runs = 1;
        for (int i = 1; i < integerCount; i++) {
            runs += integers[i] == integers[i - 1] ? 0 : 1;
        }
        return runs;
    }

    static Runs of(long[] integers, int integerCount) {
        long[] values = new long[16];
        long[] lengths = new long[16];
        int count = 0;
        int start = 0;
        for (int i = 1; i <= integerCount; i++) {
            if (i == integerCount || integers[i] != integers[start]) {
                if (count == values.length) {
                    values = Arrays.copyOf(values, 2 * count);
                    lengths = Arrays.copyOf(lengths, 2 * count);
                }
                values[count] = integers[start];
                lengths[count++] = i - start - 1L;
                start = i;
            }
        }
        return new Runs(values, lengths, count);
    }

    IntegerPlan plan(IntegerWriter writer) {
        return new IntegerPlan(
                PackedIntegers.RUNS,
                2
                        + ByteSink.varintSize(count)
                        + writer.planBlocks(values, count).size()
                        + writer.planBlocks(lengths, count - 1).size());
    }

    /** Writes the runs, their parts as is asked for if it is. */
    IntegerForm.Nested write(IntegerWriter writer, IntegerForm.@Nullable Nested asked, ByteSink heads, ByteSink out) {
        out.putVarint(count);
        IntegerForm first = writer.writeBlocks(values, count, asked == null ? null : asked.first(), heads, out);
        IntegerForm second = writer.writeBlocks(lengths, count - 1, asked == null ? null : asked.second(), heads, out);
        return new IntegerForm.Nested(first, second);
    }
}
