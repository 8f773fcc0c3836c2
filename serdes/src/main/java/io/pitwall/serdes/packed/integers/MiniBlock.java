package io.pitwall.serdes.packed.integers;

import io.pitwall.serdes.packed.bytes.ByteSink;
import io.pitwall.serdes.packed.bytes.ByteSource;
import java.util.Arrays;

/**
 * Up to 128 integers as differences from a reference, bit-packed in one width; what is wider is patched.
 *
 * <pre>
 * miniblock := reference width [patches] packed
 * reference := zigzag varint      less the reference of the mini-block before
 * width     := byte               0 to 64; 128 more when patches follow
 * patches   := count-1 (position high)*
 * position  := byte               within the mini-block
 * high      := varint             the bits above the width
 * packed    := as BitPacking has it
 * </pre>
 *
 * <p>A difference is either unsigned (the reference is the smallest value) or zigzag (it is the mean). Source: the
 * patching of PFOR, Zukowski et al., "Super-Scalar RAM-CPU Cache Compression", 2006.
 *
 * <p>An instance is the writer: it finds the cheapest width of one mini-block after the other. Used by one thread.
 */
final class MiniBlock {

    static final int LENGTH = 128;
    private static final int PATCHED = 0x80;
    private static final int MAX_WIDTH = 64;

    private final boolean zigzag;
    private final int[] countOfBits = new int[MAX_WIDTH + 1];
    private final int[] countOfOthers = new int[MAX_WIDTH + 1];
    private final long[] differences = new long[LENGTH];
    private long previousReference;
    private long reference;
    private int count;
    private int width;
    private int patchCount;

    MiniBlock(boolean zigzag) {
        this.zigzag = zigzag;
    }

    /** Starts anew, for other integers. */
    void reset() {
        previousReference = 0;
    }

    /** Takes in the next integers, at most 128, and says how many bytes they take. */
    int plan(long[] values, int from, int length) {
        count = length;
        reference = zigzag ? mean(values, from, length) : min(values, from, length);
        long all = 0;
        if (zigzag) {
            for (int i = 0; i < length; i++) {
                long difference = ByteSink.zigzag(values[from + i] - reference);
                differences[i] = difference;
                all |= difference;
            }
        } else {
            for (int i = 0; i < length; i++) {
                long difference = values[from + i] - reference;
                differences[i] = difference;
                all |= difference;
            }
        }
        countBits(length);
        int size = 1
                + ByteSink.zigzagSize(reference - previousReference)
                + chooseWidth(64 - Long.numberOfLeadingZeros(all));
        previousReference = reference;
        return size;
    }

    /** Two counters in turn, because equal widths in a row would wait for each other. */
    private void countBits(int length) {
        Arrays.fill(countOfBits, 0);
        Arrays.fill(countOfOthers, 0);
        int i = 1;
        for (; i < length; i += 2) {
            countOfBits[64 - Long.numberOfLeadingZeros(differences[i - 1])]++;
            countOfOthers[64 - Long.numberOfLeadingZeros(differences[i])]++;
        }
        if (i == length) {
            countOfBits[64 - Long.numberOfLeadingZeros(differences[i - 1])]++;
        }
        for (int bits = 0; bits <= MAX_WIDTH; bits++) {
            countOfBits[bits] += countOfOthers[bits];
        }
    }

    private static long min(long[] values, int from, int length) {
        long min = values[from];
        for (int i = from + 1; i < from + length; i++) {
            min = Math.min(min, values[i]);
        }
        return min;
    }

    /** The mean, unless sums overflow: then any number, which costs bytes and nothing else. */
    private static long mean(long[] values, int from, int length) {
        long sum = 0;
        for (int i = from + 1; i < from + length; i++) {
            sum += values[i] - values[from];
        }
        return values[from] + Math.round((double) sum / length);
    }

    /** Sets the cheapest width and returns the bytes of patches and packed bits. */
    private int chooseWidth(int widest) {
        width = widest;
        patchCount = 0;
        int best = BitPacking.size(count, widest);
        int patched = 0;
        for (int candidate = widest - 1; candidate >= 0; candidate--) {
            patched += countOfBits[candidate + 1];
            if (4 * patched > count + 4) {
                break;
            }
            int size = BitPacking.size(count, candidate) + 1 + patched;
            for (int bits = candidate + 1; bits <= widest; bits++) {
                size += countOfBits[bits] * ((bits - candidate + 6) / 7);
            }
            if (size < best) {
                best = size;
                width = candidate;
                patchCount = patched;
            }
        }
        return best;
    }

    /** Writes what was planned last. */
    void write(long referenceBefore, ByteSink out) {
        out.putZigzag(reference - referenceBefore);
        out.putByte(patchCount > 0 ? width | PATCHED : width);
        if (patchCount > 0) {
            out.putByte(patchCount - 1);
            long mask = BitPacking.mask(width);
            for (int i = 0; i < count; i++) {
                if ((differences[i] & ~mask) != 0) {
                    out.putByte(i);
                    out.putVarint(differences[i] >>> width);
                }
            }
        }
        BitPacking.pack(differences, 0, count, width, out);
    }

    long reference() {
        return reference;
    }

    /** Checks a mini-block and steps over it. */
    static void skip(ByteSource in, int count) {
        in.takeZigzag("the reference of a mini-block");
        int head = in.takeByte("the width of a mini-block");
        int width = head & ~PATCHED;
        boolean patched = head != width;
        if (width > MAX_WIDTH || (patched && width == MAX_WIDTH)) {
            throw in.expected("a width of at most 64 bits before this byte, but it is " + head);
        }
        if (patched) {
            int patches = 1 + in.takeByte("the number of patches");
            for (int i = 0; i < patches; i++) {
                if (in.takeByte("the position of a patch") >= count) {
                    throw in.expected("a position below " + count + " before this byte");
                }
                in.takeVarint("the high bits of a patch");
            }
        }
        in.skip(BitPacking.size(count, width), "packed integers");
    }

    /** Reads a mini-block that was checked and returns its reference. */
    static long read(ByteSource in, int count, boolean zigzag, long referenceBefore, long[] out, int to) {
        long reference = referenceBefore + in.takeZigzag("");
        int head = in.takeByte("");
        int width = head & ~PATCHED;
        int patchesAt = -1;
        int patches = 0;
        if (head != width) {
            patches = 1 + in.takeByte("");
            patchesAt = in.position();
            for (int i = 0; i < patches; i++) {
                in.takeByte("");
                in.takeVarint("");
            }
        }
        BitPacking.unpack(in.bytes(), in.skip(BitPacking.size(count, width), ""), count, width, out, to);
        if (patches > 0) {
            ByteSource again = new ByteSource(in.bytes(), patchesAt, in.position());
            for (int i = 0; i < patches; i++) {
                int at = to + again.takeByte("");
                out[at] |= again.takeVarint("") << width;
            }
        }
        if (zigzag) {
            for (int i = to; i < to + count; i++) {
                long raw = out[i];
                out[i] = ((raw >>> 1) ^ -(raw & 1)) + reference;
            }
        } else {
            for (int i = to; i < to + count; i++) {
                out[i] += reference;
            }
        }
        return reference;
    }
}
