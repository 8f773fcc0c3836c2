package io.pitwall.serdes.packed.integers;

import io.pitwall.serdes.packed.bytes.ByteSink;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Integers whose differences are few different ones, to be written: a clock that ticks in a few ways.
 *
 * <pre>
 * lookup := start size differences ids
 * head   := (code head){2}        of the differences and of the ids, neither of them runs or lookup
 * start  := zigzag varint         the integer before the first, so to say
 * size   := varint                at most the integers; the different differences, in ascending order
 * ids    := integers{count}       which difference leads to the integer
 * </pre>
 */
final class Lookup {

    private static final int MAX_SIZE = 256;
    private static final int FEW = 8;

    /** Differences whose range is smaller are looked up in a table of it, which is to be no longer than a few times the integers. */
    private static final int MAX_RANGE = 4096;

    private static final int RANGE_PER_INTEGER = 8;

    /** Four times as many marks as differences, so that few share one. */
    private static final int MARK_WORDS = 4 * MAX_SIZE / Long.SIZE;

    private static final int MARK_SHIFT = Long.SIZE - Integer.numberOfTrailingZeros(4 * MAX_SIZE);

    /** Spreads differences over the marks: 2^64 divided by the golden ratio. */
    private static final long HASH = 0x9E37_79B9_7F4A_7C15L;

    private final long start;
    private final long[] sorted;
    private final long[] ids;

    private Lookup(long start, long[] sorted, long[] ids) {
        this.start = start;
        this.sorted = sorted;
        this.ids = ids;
    }

    /** {@code null} where there are too many different ones for this to be worth it. */
    static @Nullable Lookup of(long[] integers, int count) {
        int max = Math.min(MAX_SIZE, count / 3);
        if (max == 0) {
            return null;
        }
        long least = Long.MAX_VALUE;
        long largest = Long.MIN_VALUE;
        for (int i = 1; i < count; i++) {
            long difference = integers[i] - integers[i - 1];
            least = Math.min(least, difference);
            largest = Math.max(largest, difference);
        }
        long range = largest - least;
        return range >= 0 && range < Math.min(MAX_RANGE, RANGE_PER_INTEGER * count)
                ? ofNarrow(integers, count, max, least, (int) range + 1)
                : ofWide(integers, count, max);
    }

    /** Of differences that can be told by a table of all between the least and the largest. */
    private static @Nullable Lookup ofNarrow(long[] integers, int count, int max, long least, int range) {
        int[] rankOf = new int[range];
        for (int i = 1; i < count; i++) {
            rankOf[(int) (integers[i] - integers[i - 1] - least)] = 1;
        }
        int size = 0;
        for (int present : rankOf) {
            size += present;
        }
        if (size > max) {
            return null;
        }
        long[] sorted = new long[size];
        int rank = 0;
        for (int i = 0; i < range; i++) {
            if (rankOf[i] != 0) {
                sorted[rank] = least + i;
                rankOf[i] = rank++;
            }
        }
        long[] ids = new long[count];
        for (int i = 1; i < count; i++) {
            ids[i] = rankOf[(int) (integers[i] - integers[i - 1] - least)];
        }
        return new Lookup(integers[0] - sorted[0], sorted, ids);
    }

    private static @Nullable Lookup ofWide(long[] integers, int count, int max) {
        if (hasMoreDifferences(integers, count, max)) {
            return null;
        }
        long[] sorted = new long[Math.min(16, max + 1)];
        int size = 0;
        for (int i = 1; i < count; i++) {
            long difference = integers[i] - integers[i - 1];
            int at = indexOf(sorted, size, difference);
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
        long[] ids = new long[count];
        for (int i = 1; i < count; i++) {
            ids[i] = indexOf(sorted, size, integers[i] - integers[i - 1]);
        }
        return new Lookup(integers[0] - sorted[0], Arrays.copyOf(sorted, size), ids);
    }

    /** True where marks of the differences tell already that there are more; noise is told from its first integers. */
    private static boolean hasMoreDifferences(long[] integers, int count, int most) {
        long[] marks = new long[MARK_WORDS];
        int marked = 0;
        for (int i = 1; i < count && marked <= most; i++) {
            int mark = (int) (((integers[i] - integers[i - 1]) * HASH) >>> MARK_SHIFT);
            long bit = 1L << mark;
            marked += (marks[mark >>> 6] & bit) == 0 ? 1 : 0;
            marks[mark >>> 6] |= bit;
        }
        return marked > most;
    }

    /** As {@link Arrays#binarySearch}, but fast for a few. */
    private static int indexOf(long[] sorted, int size, long difference) {
        if (size > FEW) {
            return Arrays.binarySearch(sorted, 0, size, difference);
        }
        int at = 0;
        while (at < size && sorted[at] < difference) {
            at++;
        }
        return at < size && sorted[at] == difference ? at : ~at;
    }

    IntegerPlan plan(IntegerWriter writer) {
        return new IntegerPlan(
                PackedIntegers.LOOKUP,
                2
                        + ByteSink.zigzagSize(start)
                        + ByteSink.varintSize(sorted.length)
                        + writer.planBlocks(sorted, sorted.length).size()
                        + writer.planBlocks(ids, ids.length).size());
    }

    /** Writes the lookup, its parts as is asked for if it is. */
    IntegerForm.Nested write(IntegerWriter writer, IntegerForm.@Nullable Nested asked, ByteSink heads, ByteSink out) {
        out.putZigzag(start);
        out.putVarint(sorted.length);
        IntegerForm first = writer.writeBlocks(sorted, sorted.length, asked == null ? null : asked.first(), heads, out);
        IntegerForm second = writer.writeBlocks(ids, ids.length, asked == null ? null : asked.second(), heads, out);
        return new IntegerForm.Nested(first, second);
    }
}
