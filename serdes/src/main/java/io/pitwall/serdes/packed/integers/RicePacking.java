package io.pitwall.serdes.packed.integers;

import io.pitwall.serdes.packed.bytes.ByteSink;

/**
 * Unsigned integers most of which are small, in about as many bits as their distribution asks for: the lowest bits of each
 * in one width, then what is above them in unary.
 *
 * <pre>
 * rice  := bit*{count * width} unary*{count} 0*{0..7}
 * unary := 0*{high} 1               high: the integer without its lowest bits, 0 to 15; what is beyond is a patch
 * </pre>
 *
 * <p>The unary parts stand together, so that a reader steps from one to the next without knowing the low bits. This is the
 * writer; {@link RiceUnpacking} is the reader. Source: Rice, "Some Practical Universal Noiseless Coding Techniques", 1979; the
 * separate parts are those of Elias, "Efficient Storage and Retrieval by Content and Address of Static Files", 1974.
 */
final class RicePacking {

    /** What is above the lowest bits has at most so many bits; those above these are patched. */
    static final int HIGH_BITS = 4;

    private static final long HIGH_MASK = (1 << HIGH_BITS) - 1;

    private RicePacking() {}

    /** The bytes that integers take; patches are not among them. */
    static int size(long[] values, int count, int width) {
        long bits = (long) count * (width + 1);
        for (int i = 0; i < count; i++) {
            bits += (values[i] >>> width) & HIGH_MASK;
        }
        return (int) ((bits + 7) >>> 3);
    }

    /** Writes {@code count} values without their patches. */
    static void pack(long[] values, int count, int width, ByteSink out) {
        long mask = BitPacking.mask(width);
        long word = 0;
        int filled = 0;
        for (int i = 0; i < count; i++) {
            long value = values[i] & mask;
            word |= value << filled;
            filled += width;
            if (filled >= 64) {
                out.putLong(word);
                filled -= 64;
                word = filled == 0 ? 0 : value >>> (width - filled);
            }
        }
        // A full word is left until the next one begins, which makes one condition of two.
        for (int i = 0; i < count; i++) {
            filled += (int) ((values[i] >>> width) & HIGH_MASK);
            if (filled >= 64) {
                out.putLong(word);
                filled -= 64;
                word = 0;
            }
            word |= 1L << filled++;
        }
        out.putLowBytes(word, (filled + 7) >>> 3);
    }
}
