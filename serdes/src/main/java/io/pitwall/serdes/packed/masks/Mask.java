package io.pitwall.serdes.packed.masks;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Which rows have a value: bit {@code row % 64} of word {@code row / 64}; bits behind the last row are 0.
 *
 * <p>Immutable.
 */
public final class Mask {

    private final long[] words;
    private final int rowCount;
    private final int presentCount;

    Mask(long[] words, int rowCount) {
        this.words = words;
        this.rowCount = rowCount;
        int present = 0;
        for (long word : words) {
            present += Long.bitCount(word);
        }
        this.presentCount = present;
    }

    /**
     * A mask over bits.
     *
     * @param words now belongs to the mask; bits behind the last row are 0
     * @return {@code null} when no row is missing
     */
    public static @Nullable Mask of(long[] words, int rowCount) {
        Mask mask = new Mask(words, rowCount);
        return mask.presentCount == rowCount ? null : mask;
    }

    /** The bits, not to be changed. */
    public long[] words() {
        return words;
    }

    public int presentCount() {
        return presentCount;
    }

    public boolean has(int row) {
        return (words[row >>> 6] & (1L << row)) != 0;
    }

    /** Moves the first values, one a present row, to their rows. */
    public void spread(double[] values) {
        int next = presentCount;
        for (int word = words.length - 1; next > 0; word--) {
            for (long bits = words[word]; bits != 0; bits ^= Long.highestOneBit(bits)) {
                values[(word << 6) + 63 - Long.numberOfLeadingZeros(bits)] = values[--next];
            }
        }
    }

    /** Puts one number into the rows that have no value. */
    public void fillMissing(double[] values, double number) {
        for (int word = 0; word < words.length; word++) {
            int rows = Math.min(Long.SIZE, rowCount - (word << 6));
            for (long bits = ~words[word] & (-1L >>> (Long.SIZE - rows)); bits != 0; bits &= bits - 1) {
                values[(word << 6) + Long.numberOfTrailingZeros(bits)] = number;
            }
        }
    }

    /** Puts values, one a present row, into the cells of their rows. */
    public <T> void spread(T[] values, @Nullable T[] cells) {
        int next = 0;
        for (int row = 0; row < rowCount; row++) {
            if (has(row)) {
                cells[row] = values[next++];
            }
        }
    }

    /** The rows that have a value, or those that have none. */
    long[] rowsWhere(boolean present) {
        long[] rows = new long[present ? presentCount : rowCount - presentCount];
        int count = 0;
        for (int word = 0; word < words.length; word++) {
            for (long bits = present ? words[word] : ~words[word]; bits != 0 && count < rows.length; bits &= bits - 1) {
                rows[count++] = 64L * word + Long.numberOfTrailingZeros(bits);
            }
        }
        return rows;
    }

    /** Lengths of the runs of rows, missing ones first; the last run is left out. */
    long[] runs() {
        long[] lengths = new long[16];
        int count = 0;
        int start = 0;
        long before = 0;
        for (int word = 0; word < words.length; word++) {
            // A bit for each row that is not as the one before it.
            long changes = words[word] ^ (words[word] << 1 | before);
            before = words[word] >>> (Long.SIZE - 1);
            for (; changes != 0; changes &= changes - 1) {
                int row = (word << 6) + Long.numberOfTrailingZeros(changes);
                if (row == rowCount) {
                    break;
                }
                if (count == lengths.length) {
                    lengths = Arrays.copyOf(lengths, 2 * count);
                }
                lengths[count++] = (long) row - start;
                start = row;
            }
        }
        return Arrays.copyOf(lengths, count);
    }

    int rowCount() {
        return rowCount;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Mask that && rowCount == that.rowCount && Arrays.equals(words, that.words);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(words);
    }
}
