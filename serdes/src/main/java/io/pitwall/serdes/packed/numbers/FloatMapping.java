package io.pitwall.serdes.packed.numbers;

import io.pitwall.serdes.packed.bytes.ByteSource;
import io.pitwall.serdes.packed.integers.PackedIntegers;
import org.jspecify.annotations.Nullable;

/**
 * Numbers that were {@code float} once: its 32 bits as an integer.
 *
 * <pre>
 * float        := integers          in the order of the numbers: of negative ones all bits but the sign inverted
 * signed float := integers          sign in the lowest bit: small numbers of both signs have neighbouring integers
 * </pre>
 *
 * <p>Of all NaN only the canonical one is mapped: what a conversion does to the payload depends on the processor.
 */
enum FloatMapping implements Mapping {
    ORDERED,
    SIGNED;

    private static final long CANONICAL_NAN = Double.doubleToLongBits(Double.NaN);

    static boolean fits(double value) {
        long bits = Double.doubleToRawLongBits(value);
        return Double.isNaN(value) ? bits == CANONICAL_NAN : Double.doubleToRawLongBits((double) (float) value) == bits;
    }

    static long ordered(float value) {
        int bits = Float.floatToIntBits(value);
        return bits ^ ((bits >> 31) & 0x7FFF_FFFF);
    }

    static float ofOrdered(long integer) {
        int bits = (int) integer;
        return Float.intBitsToFloat(bits ^ ((bits >> 31) & 0x7FFF_FFFF));
    }

    static long signed(float value) {
        return Integer.rotateLeft(Float.floatToIntBits(value), 1) & 0xFFFF_FFFFL;
    }

    static float ofSigned(long integer) {
        return Float.intBitsToFloat(Integer.rotateRight((int) integer, 1));
    }

    @Override
    public @Nullable Draft draft(double[] values, int count) {
        long[] integers = new long[count];
        boolean ordered = this == ORDERED;
        for (int i = 0; i < count; i++) {
            if (!fits(values[i])) {
                return null;
            }
            integers[i] = ordered ? ordered((float) values[i]) : signed((float) values[i]);
        }
        return Draft.of(ordered ? FLOAT : SIGNED_FLOAT, integers);
    }

    PackedNumbers parse(ByteSource heads, ByteSource in, int code, int count) {
        PackedIntegers integers = PackedIntegers.parse(heads, in, code, count);
        return (arrays, out) -> integers.forEachChunk(arrays.first(), (chunk, size, at) -> apply(chunk, size, out, at));
    }

    void apply(long[] integers, int count, double[] out, int at) {
        if (this == ORDERED) {
            for (int i = 0; i < count; i++) {
                out[at + i] = ofOrdered(integers[i]);
            }
        } else {
            for (int i = 0; i < count; i++) {
                out[at + i] = ofSigned(integers[i]);
            }
        }
    }
}
