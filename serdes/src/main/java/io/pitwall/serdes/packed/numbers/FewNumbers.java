package io.pitwall.serdes.packed.numbers;

import io.pitwall.serdes.packed.bytes.ByteSource;
import io.pitwall.serdes.packed.integers.PackedIntegers;

/**
 * At most {@link PackedIntegers#CHUNK} numbers in one of the common mappings: checked without making anything, and decoded
 * later without checking them again, which costs no more than to keep what was parsed.
 */
final class FewNumbers {

    private FewNumbers() {}

    static boolean are(int mapping, int count) {
        return count <= PackedIntegers.CHUNK
                && switch (mapping) {
                    case Mapping.SCALED,
                            Mapping.SCALED_CORRECTED,
                            Mapping.FLOAT,
                            Mapping.SIGNED_FLOAT,
                            Mapping.DOUBLE,
                            Mapping.SIGNED_DOUBLE -> true;
                    default -> false;
                };
    }

    /** Checks numbers and steps over them. */
    static void check(int mapping, int code, ByteSource heads, ByteSource in, int count) {
        if (mapping == Mapping.SCALED || mapping == Mapping.SCALED_CORRECTED) {
            ScaledMapping.check(heads, in, code, count, mapping == Mapping.SCALED_CORRECTED);
        } else {
            PackedIntegers.check(heads, in, code, count);
        }
    }

    /** Makes numbers that were checked before. */
    static void decode(int mapping, int code, ByteSource heads, ByteSource in, int count, double[] out) {
        if (mapping == Mapping.SCALED || mapping == Mapping.SCALED_CORRECTED) {
            ScaledMapping.decode(heads, in, code, count, mapping == Mapping.SCALED_CORRECTED, out);
            return;
        }
        long[] integers = new long[count];
        PackedIntegers.take(heads, in, code, count, integers);
        switch (mapping) {
            case Mapping.FLOAT -> FloatMapping.ORDERED.apply(integers, count, out, 0);
            case Mapping.SIGNED_FLOAT -> FloatMapping.SIGNED.apply(integers, count, out, 0);
            case Mapping.DOUBLE -> DoubleMapping.ORDERED.apply(integers, count, out, 0);
            default -> DoubleMapping.SIGNED.apply(integers, count, out, 0);
        }
    }
}
