package io.pitwall.data;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of a number column have a value: a bit a row, or nothing at all when every row has one.
 *
 * <p>Immutable once handed to a column.
 */
public final class Presence {

    private static final Presence ALL = new Presence(null);

    private final long @Nullable [] words;

    private Presence(long @Nullable [] words) {
        this.words = words;
    }

    /** Every row has a value. */
    public static Presence all() {
        return ALL;
    }

    /**
     * Bit {@code row % 64} of word {@code row / 64} is set where the row has a value.
     *
     * @param words now belongs to the result: do not change it any more
     */
    public static Presence ofBits(long[] words) {
        return new Presence(words);
    }

    /** An all-missing bit set for that many rows, to be filled with {@link #mark} and given to {@link #ofBits}. */
    public static long[] noneOf(int rowCount) {
        return new long[wordsFor(rowCount)];
    }

    static int wordsFor(int rowCount) {
        return (rowCount + 63) >>> 6;
    }

    /** Marks a row as having a value in words that have not become a {@code Presence} yet. */
    public static void mark(long[] words, int row) {
        words[row >>> 6] |= 1L << row;
    }

    public boolean isAll() {
        return words == null;
    }

    public boolean has(int row) {
        return words == null || (words[row >>> 6] & (1L << row)) != 0;
    }

    /** True when none of some rows has a value. */
    boolean isNone(int from, int rowCount) {
        for (int row = from; row < from + rowCount; row++) {
            if (has(row)) {
                return false;
            }
        }
        return true;
    }

    /** The bits of some rows, the first of them as bit 0; bits behind the last are 0. */
    long[] bits(int from, int rowCount) {
        long[] bits = noneOf(rowCount);
        markIn(bits, 0, from, rowCount);
        return bits;
    }

    /** Marks those of some rows that have a value in words that have not become a {@code Presence}; tells how many. */
    int markIn(long[] marked, int at, int from, int rowCount) {
        int count = 0;
        for (int row = 0; row < rowCount; ) {
            int target = at + row;
            int length = Math.min(rowCount - row, Long.SIZE - (target & (Long.SIZE - 1)));
            long bits = word(from + row, length);
            marked[target >>> 6] |= bits << target;
            count += Long.bitCount(bits);
            row += length;
        }
        return count;
    }

    /** Copies the numbers of those of some rows that have one, without gaps; tells how many. */
    int copy(double[] numbers, int from, int rowCount, double[] target) {
        int count = 0;
        for (int row = 0; row < rowCount; row += Long.SIZE) {
            long bits = word(from + row, Math.min(Long.SIZE, rowCount - row));
            for (; bits != 0; bits &= bits - 1) {
                target[count++] = numbers[from + row + Long.numberOfTrailingZeros(bits)];
            }
        }
        return count;
    }

    /** The bits of at most 64 rows, at least one. */
    private long word(int from, int rowCount) {
        if (words == null) {
            return -1L >>> (Long.SIZE - rowCount);
        }
        int shift = from & (Long.SIZE - 1);
        long low = words[from >>> 6] >>> shift;
        boolean isWithin = shift + rowCount <= Long.SIZE;
        return (isWithin ? low : low | words[(from >>> 6) + 1] << -shift) & (-1L >>> (Long.SIZE - rowCount));
    }

    /** Heap taken by the bits. */
    long approximateBytes() {
        return words == null ? 0 : 8L * words.length;
    }

    @Override
    public String toString() {
        return words == null ? "all" : "bits" + Arrays.toString(words);
    }
}
