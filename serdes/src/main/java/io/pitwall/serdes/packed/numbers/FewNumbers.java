package io.pitwall.serdes.packed.numbers;

import io.pitwall.serdes.packed.bytes.ByteSource;
import io.pitwall.serdes.packed.integers.ChunkArrays;
import io.pitwall.serdes.packed.integers.PackedIntegers;
import java.util.Arrays;

/**
 * Constants, and at most {@link PackedIntegers#CHUNK} numbers in one of the other common mappings: checked without making
 * anything, and decoded later without checking them again, which costs no more than to keep what was parsed.
 */
final class FewNumbers {

    private FewNumbers() {}

    static boolean are(int mapping, int count) {
        return switch (mapping) {
            case Mapping.CONSTANT_INTEGER, Mapping.CONSTANT -> true;
            case Mapping.SCALED,
                    Mapping.SCALED_CORRECTED,
                    Mapping.FLOAT,
                    Mapping.SIGNED_FLOAT,
                    Mapping.DOUBLE,
                    Mapping.SIGNED_DOUBLE -> count <= PackedIntegers.CHUNK;
            default -> false;
        };
    }

    /** Checks numbers and steps over them. */
    static void check(int mapping, int code, ByteSource heads, ByteSource in, int count) {
        if (isConstant(mapping)) {
            PackedNumbers.checkNoCode(heads, mapping, code);
            double unused = ConstantMapping.take(heads, mapping == Mapping.CONSTANT_INTEGER);
        } else if (mapping == Mapping.SCALED || mapping == Mapping.SCALED_CORRECTED) {
            ScaledMapping.check(heads, in, code, count, mapping == Mapping.SCALED_CORRECTED);
        } else {
            PackedIntegers.check(heads, in, code, count);
        }
    }

    /** Makes numbers that were checked before. */
    static void decode(
            int mapping, int code, ByteSource heads, ByteSource in, int count, ChunkArrays arrays, double[] out) {
        if (isConstant(mapping)) {
            Arrays.fill(out, 0, count, ConstantMapping.take(heads, mapping == Mapping.CONSTANT_INTEGER));
            return;
        }
        if (mapping == Mapping.SCALED || mapping == Mapping.SCALED_CORRECTED) {
            ScaledMapping.decode(heads, in, code, count, mapping == Mapping.SCALED_CORRECTED, arrays, out);
            return;
        }
        long[] integers = arrays.first();
        PackedIntegers.take(heads, in, code, count, integers);
        switch (mapping) {
            case Mapping.FLOAT -> FloatMapping.ORDERED.apply(integers, count, out, 0);
            case Mapping.SIGNED_FLOAT -> FloatMapping.SIGNED.apply(integers, count, out, 0);
            case Mapping.DOUBLE -> DoubleMapping.ORDERED.apply(integers, count, out, 0);
            default -> DoubleMapping.SIGNED.apply(integers, count, out, 0);
        }
    }

    private static boolean isConstant(int mapping) {
        return mapping == Mapping.CONSTANT_INTEGER || mapping == Mapping.CONSTANT;
    }
}
