package io.pitwall.serdes.packed.masks;

import io.pitwall.serdes.packed.bytes.ByteSink;
import io.pitwall.serdes.packed.bytes.ByteSource;
import io.pitwall.serdes.packed.integers.IntegerPlan;
import io.pitwall.serdes.packed.integers.IntegerWriter;
import io.pitwall.serdes.packed.integers.PackedIntegers;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Which rows have a value: bit {@code row % 64} of word {@code row / 64}; bits behind the last row are 0.
 *
 * <pre>
 * mask   := 0 bitmap                  (rows + 7) / 8 bytes, the first row in the lowest bit
 *         | code+1 count integers     lengths of runs in turn: missing, there, missing ...; the first may be 0;
 *                                     the last run, which takes what is left, has none
 * count  := varint                    of the lengths, at most the rows
 * </pre>
 *
 * <p>Immutable.
 */
public final class Mask {

    private final long[] words;
    private final int rowCount;
    private final int presentCount;

    private Mask(long[] words, int rowCount) {
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
        for (int row = rowCount - 1; next > 0; row--) {
            if (has(row)) {
                values[row] = values[--next];
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

    /** Writes the smaller of bitmap and runs. */
    public void write(IntegerWriter integers, ByteSink out) {
        long[] lengths = new long[16];
        int count = 0;
        int start = 0;
        boolean present = false;
        int bitmapSize = (rowCount + 7) >>> 3;
        for (int row = 0; row < rowCount && count < bitmapSize; row++) {
            if (has(row) != present) {
                if (count == lengths.length) {
                    lengths = Arrays.copyOf(lengths, 2 * count);
                }
                lengths[count++] = (long) row - start;
                start = row;
                present = !present;
            }
        }
        if (count < bitmapSize) {
            IntegerPlan plan = integers.plan(lengths, count);
            if (ByteSink.varintSize(count) + plan.size() < bitmapSize) {
                out.putByte(plan.code() + 1);
                out.putVarint(count);
                integers.write(lengths, count, plan.code(), out);
                return;
            }
        }
        out.putByte(0);
        for (int word = 0; word < words.length; word++) {
            out.putLowBytes(words[word], Math.min(8, bitmapSize - 8 * word));
        }
    }

    /** Checks and reads a mask. */
    public static Mask read(ByteSource in, int rowCount) {
        int kind = in.takeByte("the kind of a mask");
        long[] words = new long[(rowCount + 63) >>> 6];
        if (kind == 0) {
            int size = (rowCount + 7) >>> 3;
            int start = in.skip(size, "a mask");
            for (int i = 0; i < size; i++) {
                words[i >>> 3] |= (in.bytes()[start + i] & 0xFFL) << (8 * (i & 7));
            }
            if ((rowCount & 63) != 0) {
                words[words.length - 1] &= (1L << rowCount) - 1;
            }
        } else {
            int count = in.takeCount(rowCount, "the number of runs of a mask");
            fillRuns(words, PackedIntegers.parse(in, kind - 1, count).decode(), rowCount, in);
        }
        return new Mask(words, rowCount);
    }

    private static void fillRuns(long[] words, long[] lengths, int rowCount, ByteSource in) {
        int row = 0;
        for (int run = 0; run <= lengths.length; run++) {
            long length = run < lengths.length ? lengths[run] : rowCount - row;
            if (length < 0 || length > rowCount - row) {
                throw in.expected("runs of a mask of together at most " + rowCount + " rows before this byte");
            }
            for (int end = row + (int) length; row < end; row++) {
                if ((run & 1) != 0) {
                    words[row >>> 6] |= 1L << row;
                }
            }
        }
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
