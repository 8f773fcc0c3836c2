package io.pitwall.serdes.packed.integers;

import io.pitwall.serdes.packed.bytes.ByteSink;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Integers whose differences are few different ones, to be written: a clock that ticks in a few ways.
 *
 * <pre>
 * lookup := first size differences ids
 * head   := (code head){2}        of the differences and of the ids, neither of them runs or lookup
 * first  := zigzag varint
 * size   := varint                1 to count - 1; the different differences, in ascending order
 * ids    := integers{count - 1}   which difference leads to the next integer
 * </pre>
 */
final class Lookup {

    private static final int MAX_SIZE = 256;

    private final long first;
    private final long[] sorted;
    private final long[] ids;

    private Lookup(long first, long[] sorted, long[] ids) {
        this.first = first;
        this.sorted = sorted;
        this.ids = ids;
    }

    /** {@code null} where there are too many different ones for this to be worth it. */
    static @Nullable Lookup of(long[] integers, int count) {
        int max = Math.min(MAX_SIZE, count / 3);
        long[] sorted = new long[Math.min(16, max + 1)];
        int size = 0;
        for (int i = 1; i < count; i++) {
            long difference = integers[i] - integers[i - 1];
            int at = Arrays.binarySearch(sorted, 0, size, difference);
            if (at < 0) {
                if (size == max) {
                    return null;
                }
                if (size == sorted.length) {
                    sorted = Arrays.copyOf(sorted, Math.min(2 * size, max));
                }
                System.arraycopy(sorted, ~at, sorted, ~at + 1, size - ~at);
                sorted[~at] = difference;
                size++;
            }
        }
        if (size == 0) {
            return null;
        }
        long[] ids = new long[count - 1];
        for (int i = 1; i < count; i++) {
            ids[i - 1] = Arrays.binarySearch(sorted, 0, size, integers[i] - integers[i - 1]);
        }
        return new Lookup(integers[0], Arrays.copyOf(sorted, size), ids);
    }

    IntegerPlan plan(IntegerWriter writer) {
        return new IntegerPlan(
                PackedIntegers.LOOKUP,
                2
                        + ByteSink.zigzagSize(first)
                        + ByteSink.varintSize(sorted.length)
                        + writer.planBlocks(sorted, sorted.length).size()
                        + writer.planBlocks(ids, ids.length).size());
    }

    void write(IntegerWriter writer, ByteSink heads, ByteSink out) {
        out.putZigzag(first);
        out.putVarint(sorted.length);
        writer.writeBlocks(sorted, sorted.length, heads, out);
        writer.writeBlocks(ids, ids.length, heads, out);
    }
}
