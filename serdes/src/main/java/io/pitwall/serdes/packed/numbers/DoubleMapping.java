package io.pitwall.serdes.packed.numbers;

import io.pitwall.serdes.packed.bytes.ByteSource;
import io.pitwall.serdes.packed.integers.PackedIntegers;

/**
 * Any numbers: their 64 bits as an integer.
 *
 * <pre>
 * double        := integers          in the order of the numbers: of negative ones all bits but the sign inverted
 * signed double := integers          sign in the lowest bit: small numbers of both signs have neighbouring integers
 * </pre>
 */
enum DoubleMapping implements Mapping {
    ORDERED,
    SIGNED;

    static long ordered(double value) {
        long bits = Double.doubleToRawLongBits(value);
        return bits ^ ((bits >> 63) & Long.MAX_VALUE);
    }

    @Override
    public Draft draft(double[] values, int count) {
        long[] integers = new long[count];
        boolean ordered = this == ORDERED;
        for (int i = 0; i < count; i++) {
            integers[i] = ordered ? ordered(values[i]) : Long.rotateLeft(Double.doubleToRawLongBits(values[i]), 1);
        }
        return Draft.of(ordered ? DOUBLE : SIGNED_DOUBLE, integers);
    }

    PackedNumbers parse(ByteSource heads, ByteSource in, int code, int count) {
        PackedIntegers integers = PackedIntegers.parse(heads, in, code, count);
        return (arrays, out) -> integers.forEachChunk(arrays.first(), (chunk, size, at) -> apply(chunk, size, out, at));
    }

    void apply(long[] integers, int count, double[] out, int at) {
        if (this == ORDERED) {
            for (int i = 0; i < count; i++) {
                out[at + i] = Double.longBitsToDouble(integers[i] ^ ((integers[i] >> 63) & Long.MAX_VALUE));
            }
        } else {
            for (int i = 0; i < count; i++) {
                out[at + i] = Double.longBitsToDouble(Long.rotateRight(integers[i], 1));
            }
        }
    }
}
