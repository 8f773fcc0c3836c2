package io.pitwall.serdes.packed.integers;

import io.pitwall.serdes.packed.bytes.ByteSink;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Up to 128 integers as differences from a reference, packed in one width; what is wider is patched.
 *
 * <pre>
 * miniblock := [frame] (packed | rice) [patches]   the frame of the first mini-block stands in the heads: Frame
 * patches   := count (position high)*          where the frame says so
 * position  := byte                            within the mini-block
 * high      := varint                          the bits above the width
 * packed    := as BitPacking has it
 * rice      := as RicePacking has it
 * </pre>
 *
 * <p>A difference is either unsigned (the reference is the smallest value) or zigzag (it is the mean). Source: the
 * patching of PFOR, Zukowski et al., "Super-Scalar RAM-CPU Cache Compression", 2006.
 *
 * <p>An instance is the writer: it finds the cheapest frame of one mini-block after the other. Used by one thread.
 */
final class MiniBlock {

    static final int LENGTH = 128;

    /** A frame that was asked for may cost so many bytes more than the cheapest. */
    private static final int FRAME_WORTH = 3;

    /** Fewer integers are not worth a look at their distribution. */
    private static final int LEAST_RICE = 20;

    /** Sums of wider integers might overflow. */
    private static final int MAX_RICE_WIDEST = 56;

    /** Unary parts take longer to read, so they must save one byte of 2 to the power of this. */
    private static final int RICE_SHARE = 6;

    /** The bytes of one patch, and of the number of patches. */
    private static final int LEAST_PATCHES = 3;

    /** Of a varint. */
    private static final int BITS_A_BYTE = 7;

    /** A reference is about as good where it is off by 1 in 2 to the power of this. */
    private static final int NEAR_BITS = 4;

    private final boolean zigzag;
    private final int[] countOfBits = new int[Frame.MAX_WIDTH + 1];
    private final int[] countOfOthers = new int[Frame.MAX_WIDTH + 1];
    private final int[] patchBytes = new int[Frame.MAX_WIDTH + BITS_A_BYTE];
    private final long[] differences = new long[LENGTH];
    private int count;
    private Frame frame = new Frame(0, 0, false);

    MiniBlock(boolean zigzag) {
        this.zigzag = zigzag;
    }

    /** The frame of what was planned last. */
    Frame frame() {
        return frame;
    }

    /** Takes in the next integers, at most 128, and says how many bytes they take without their frame. */
    int plan(long[] values, int from, int length) {
        count = length;
        long reference = zigzag ? mean(values, from, length) : min(values, from, length);
        return choose(reference, 64 - Long.numberOfLeadingZeros(subtract(values, from, reference)));
    }

    /** As above, behind another mini-block: takes its reference where that is about as good, which is told in a byte. */
    int planBehind(Frame before, long[] values, int from, int length) {
        count = length;
        long reference = zigzag ? mean(values, from, length) : min(values, from, length);
        long distance = reference - before.reference();
        long near = 1L << Math.max(0, before.narrowestBits() - NEAR_BITS);
        if (zigzag ? Math.abs(distance) < near : distance >= 0 && distance < near) {
            reference = before.reference();
        }
        return choose(reference, 64 - Long.numberOfLeadingZeros(subtract(values, from, reference)));
    }

    /** As above; takes the frame that is asked for, if one is, unless that costs clearly more. */
    int plan(long[] values, int from, int length, @Nullable Frame asked) {
        int best = plan(values, from, length);
        if (asked == null || frame.isSame(asked)) {
            return best;
        }
        Frame cheapest = frame;
        long all = subtract(values, from, asked.reference());
        int size = cost(asked, 64 - Long.numberOfLeadingZeros(all));
        if (size <= best + FRAME_WORTH) {
            frame = asked;
            return size;
        }
        frame = cheapest;
        long unused = subtract(values, from, cheapest.reference());
        return best;
    }

    /** Makes the differences and returns all their bits, one over the other. */
    private long subtract(long[] values, int from, long reference) {
        long all = 0;
        if (zigzag) {
            for (int i = 0; i < count; i++) {
                long difference = ByteSink.zigzag(values[from + i] - reference);
                differences[i] = difference;
                all |= difference;
            }
        } else {
            for (int i = 0; i < count; i++) {
                long difference = values[from + i] - reference;
                differences[i] = difference;
                all |= difference;
            }
        }
        return all;
    }

    /** Two counters in turn, because equal widths in a row would wait for each other. */
    private void countBits(int widest) {
        Arrays.fill(countOfBits, 0, widest + 1, 0);
        Arrays.fill(countOfOthers, 0, widest + 1, 0);
        int i = 1;
        for (; i < count; i += 2) {
            countOfBits[64 - Long.numberOfLeadingZeros(differences[i - 1])]++;
            countOfOthers[64 - Long.numberOfLeadingZeros(differences[i])]++;
        }
        if (i == count) {
            countOfBits[64 - Long.numberOfLeadingZeros(differences[i - 1])]++;
        }
        for (int bits = 0; bits <= widest; bits++) {
            countOfBits[bits] += countOfOthers[bits];
        }
    }

    /** How many differences need more bits; most often too many for patches, and then no others are counted. */
    private long countAbove(int bits) {
        long sum = 0;
        for (int i = 0; i < count; i++) {
            sum += -(differences[i] >>> bits) >>> (Long.SIZE - 1);
        }
        return sum;
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

    /** Sets the cheapest frame and returns the bytes of patches and packed bits. */
    private int choose(long reference, int widest) {
        frame = new Frame(reference, widest, false);
        int packed = BitPacking.size(count, widest);
        int rice = chooseRice(reference, widest, packed);
        // Without outliers there is nothing to patch.
        return widest == 0 || (rice < packed && !frame.isPatched()) ? rice : choosePatched(reference, widest, rice);
    }

    /** Takes patches where they save something, and returns the bytes of what is taken. */
    private int choosePatched(long reference, int widest, int size) {
        // The widest whose packed bits and least patches take fewer bytes.
        int widestPaying = Math.min(widest - 1, Math.floorDiv(Byte.SIZE * (size - LEAST_PATCHES - 1), count));
        if (widestPaying < 0 || 4 * countAbove(widestPaying) > count + 4) {
            return size;
        }
        countBits(widest);
        int best = size;
        int patched = 0;
        // A patch takes as many bytes of 7 bits as begin above the candidate; so it costs one more than 7 bits higher
        // up.
        Arrays.fill(patchBytes, widest, widest + BITS_A_BYTE, 0);
        for (int candidate = widest - 1; candidate >= 0; candidate--) {
            patched += countOfBits[candidate + 1];
            if (4 * patched > count + 4) {
                break;
            }
            patchBytes[candidate] = patched + patchBytes[candidate + BITS_A_BYTE];
            int next = BitPacking.size(count, candidate) + 1 + patched + patchBytes[candidate];
            if (next < best) {
                best = next;
                frame = new Frame(reference, candidate, true);
            }
        }
        return best;
    }

    /** Takes unary parts where they save enough, and returns the bytes of what is taken. */
    private int chooseRice(long reference, int widest, int packedSize) {
        if (count < LEAST_RICE || widest < 2 || widest > MAX_RICE_WIDEST) {
            return packedSize;
        }
        long sum = 0;
        for (int i = 0; i < count; i++) {
            sum += differences[i];
        }
        // The best where each difference is as likely as the one below times a constant.
        int width = Math.min(Frame.MAX_RICE_WIDTH, Math.max(0, 63 - Long.numberOfLeadingZeros(sum / count)));
        int most = packedSize - 1 - (packedSize >>> RICE_SHARE);
        if (count * (width + 1) > 8 * most) {
            return packedSize;
        }
        int size = riceSize(width, widest, true);
        if (size > most) {
            return packedSize;
        }
        frame = Frame.ofRice(reference, width, widest > width + RicePacking.HIGH_BITS);
        return size;
    }

    private int riceSize(int width, int widest, boolean mayPatch) {
        int size = RicePacking.size(differences, count, width);
        int bits = width + RicePacking.HIGH_BITS;
        return widest <= bits ? size : mayPatch ? size + patchesSize(bits) : Integer.MAX_VALUE / 2;
    }

    /** The bytes of patches for what is wider. */
    private int patchesSize(int bits) {
        int size = 1;
        for (int i = 0; i < count; i++) {
            long high = differences[i] >>> bits;
            size += high == 0 ? 0 : 1 + ByteSink.varintSize(high);
        }
        return size;
    }

    /** What the differences cost in a frame of another's choice; very much where it does not fit. */
    private int cost(Frame asked, int widest) {
        if (asked.isRice()) {
            return riceSize(asked.riceWidth(), widest, asked.isPatched())
                    + (asked.isPatched() && widest <= asked.bits() ? 1 : 0);
        }
        if (!asked.isPatched()) {
            return widest > asked.width() ? Integer.MAX_VALUE / 2 : BitPacking.size(count, asked.width());
        }
        return BitPacking.size(count, asked.width()) + (widest > asked.width() ? patchesSize(asked.width()) : 1);
    }

    /** Writes what was planned last, without its frame. */
    void write(ByteSink out) {
        int width = frame.bits();
        if (frame.isRice()) {
            RicePacking.pack(differences, count, frame.riceWidth(), out);
        } else {
            BitPacking.pack(differences, 0, count, width, out);
        }
        if (frame.isPatched()) {
            long mask = BitPacking.mask(width);
            int patches = out.size();
            out.putByte(0);
            for (int i = 0; i < count; i++) {
                if ((differences[i] & ~mask) != 0) {
                    out.putByte(i);
                    out.putVarint(differences[i] >>> width);
                    out.setByte(patches, out.byteAt(patches) + 1);
                }
            }
        }
    }
}
