package io.pitwall.serdes.packed.masks;

import io.pitwall.serdes.packed.bytes.ByteSink;
import io.pitwall.serdes.packed.bytes.ByteSource;
import io.pitwall.serdes.packed.integers.IntegerForm;
import io.pitwall.serdes.packed.integers.IntegerPlan;
import io.pitwall.serdes.packed.integers.IntegerWriter;
import io.pitwall.serdes.packed.integers.PackedIntegers;

/**
 * One mask in bytes, whichever way is smallest.
 *
 * <pre>
 * mask  := bitmap               kind 0: (rows + 7) / 8 bytes, the first row in the lowest bit
 *        | count integers       kind 1: lengths of runs in turn: missing, there, missing ...; the first may be 0; the
 *                               last run, which takes what is left, has none
 *        | count integers       kind 2: the rows that are there, kind 3: the rows that are missing; ascending
 * head  := kind [code [frame]]
 * count := varint               of the integers, at most the rows
 * </pre>
 */
public final class PackedMask {

    private static final int BITMAP = 0;
    private static final int RUNS = 1;
    private static final int PRESENT = 2;
    private static final int MISSING = 3;

    /** Lengths are written as they are, rows as differences; more ways were not worth the time to try them. */
    private static final int LENGTHS_CODE = 0;

    private static final int ROWS_CODE = 2;

    private final Mask mask;
    private final int kind;
    private final int size;
    private final long[] integers;
    private final int code;

    private PackedMask(Mask mask, int kind, int size, long[] integers, int code) {
        this.mask = mask;
        this.kind = kind;
        this.size = size;
        this.integers = integers;
        this.code = code;
    }

    /** The smallest way to write a mask. */
    public static PackedMask of(Mask mask, IntegerWriter writer) {
        PackedMask best = new PackedMask(mask, BITMAP, bitmapSize(mask.rowCount()), new long[0], 0);
        best = best.orSmaller(RUNS, mask.runs(), LENGTHS_CODE, writer);
        boolean fewPresent = 2 * mask.presentCount() <= mask.rowCount();
        return best.orSmaller(fewPresent ? PRESENT : MISSING, mask.rowsWhere(fewPresent), ROWS_CODE, writer);
    }

    private PackedMask orSmaller(int otherKind, long[] others, int otherCode, IntegerWriter writer) {
        // Even constant differences take a few bits a mini-block of 128.
        if (others.length > 64 * bitmapSize(mask.rowCount())) {
            return this;
        }
        IntegerPlan plan = writer.cost(others, others.length, otherCode);
        int otherSize = 1 + ByteSink.varintSize(others.length) + plan.size();
        return otherSize < size ? new PackedMask(mask, otherKind, otherSize, others, plan.code()) : this;
    }

    private static int bitmapSize(int rowCount) {
        return (rowCount + 7) >>> 3;
    }

    /** Bytes without the kind. */
    int size() {
        return size;
    }

    public void write(IntegerWriter writer, ByteSink heads, ByteSink out) {
        heads.putByte(kind);
        if (kind == BITMAP) {
            long[] words = mask.words();
            for (int word = 0; word < words.length; word++) {
                out.putLowBytes(words[word], Math.min(8, size - 8 * word));
            }
        } else {
            out.putVarint(integers.length);
            IntegerForm unused = writer.write(integers, integers.length, 0, IntegerForm.of(code), heads, out);
        }
    }

    /** Checks and reads a mask, of which all rows may be there. */
    public static Mask read(ByteSource heads, ByteSource in, int rowCount) {
        int kind = heads.takeByte("the kind of a mask");
        if (kind > MISSING) {
            throw heads.expected("a kind of mask from 0 to 3 before this byte, but it is " + kind);
        }
        long[] words = new long[(rowCount + 63) >>> 6];
        if (kind == BITMAP) {
            int size = bitmapSize(rowCount);
            int start = in.skip(size, "a mask");
            for (int i = 0; i < size; i++) {
                words[i >>> 3] |= (in.bytes()[start + i] & 0xFFL) << (8 * (i & 7));
            }
        } else {
            int count = in.takeCount(rowCount, "the integers of a mask");
            long[] integers = PackedIntegers.parse(heads, in, count).decode();
            if (kind == RUNS) {
                fillRuns(words, integers, rowCount, in);
            } else {
                flip(words, integers, rowCount, in);
            }
            if (kind == MISSING) {
                for (int word = 0; word < words.length; word++) {
                    words[word] = ~words[word];
                }
            }
        }
        if ((rowCount & 63) != 0) {
            words[words.length - 1] &= (1L << rowCount) - 1;
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

    private static void flip(long[] words, long[] rows, int rowCount, ByteSource in) {
        long before = -1;
        for (long row : rows) {
            if (row <= before || row >= rowCount) {
                throw in.expected("ascending rows of a mask below " + rowCount + " before this byte, but one is " + row
                        + " after " + before);
            }
            words[(int) (row >>> 6)] |= 1L << row;
            before = row;
        }
    }
}
