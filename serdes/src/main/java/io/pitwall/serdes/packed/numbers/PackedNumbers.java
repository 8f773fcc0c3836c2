package io.pitwall.serdes.packed.numbers;

import io.pitwall.serdes.packed.bytes.ByteSource;

/**
 * Numbers that stand in encoded bytes; how many there are is told from outside.
 *
 * <pre>
 * numbers{0} := nothing
 * numbers    := mapped              as the class of the mapping has it
 * head       := mapping codes setting
 * mapping    := byte                0 constant integer, 1 constant, 2 scaled, 3 scaled corrected, 4 quantised,
 *                                   5 float, 6 double, 7 dictionary, 8 XOR, 9 raw, 10 signed float, 11 signed double
 * codes      := byte                code of the first integers + 16 * code of the second; 0 where there are none
 * setting    := as the class of the mapping has it
 * </pre>
 *
 * <p>Heads stand apart from the data, all heads of a block together: they hardly change from record to record.
 *
 * <p>{@link #parse} checks all of the bytes, so that {@link #decode} cannot fail. Immutable.
 */
public interface PackedNumbers {

    /** Makes the numbers, the first of them at index 0. */
    void decode(double[] out);

    /** Checks numbers and steps over them. */
    static PackedNumbers parse(ByteSource heads, ByteSource in, int count) {
        return count == 0 ? out -> {} : parse(heads, in, count, true);
    }

    /** As above, where a dictionary within a dictionary is refused. */
    static PackedNumbers parse(ByteSource heads, ByteSource in, int count, boolean allowDictionary) {
        int mapping = heads.takeByte("the mapping of numbers");
        int codes = heads.takeByte("the codes of integers");
        return switch (mapping) {
            case Mapping.SCALED -> ScaledMapping.parse(heads, in, codes, count);
            case Mapping.SCALED_CORRECTED -> ScaledMapping.parseCorrected(heads, in, codes, count);
            case Mapping.QUANTISED -> QuantisedMapping.parse(heads, in, codes, count);
            case Mapping.FLOAT -> FloatMapping.ORDERED.parse(in, codes, count);
            case Mapping.SIGNED_FLOAT -> FloatMapping.SIGNED.parse(in, codes, count);
            case Mapping.DOUBLE -> DoubleMapping.ORDERED.parse(in, codes, count);
            case Mapping.SIGNED_DOUBLE -> DoubleMapping.SIGNED.parse(in, codes, count);
            case Mapping.DICTIONARY -> {
                if (!allowDictionary) {
                    throw heads.expected("a mapping of numbers before this byte, but it is a dictionary in another");
                }
                yield DictionaryMapping.parse(heads, in, codes, count);
            }
            default -> {
                if (codes != 0) {
                    throw heads.expected(
                            "a mapping of numbers before this byte, but it is " + mapping + " with codes " + codes);
                }
                yield withoutIntegers(in, mapping, count);
            }
        };
    }

    private static PackedNumbers withoutIntegers(ByteSource in, int mapping, int count) {
        return switch (mapping) {
            case Mapping.CONSTANT_INTEGER -> ConstantMapping.parse(in, true, count);
            case Mapping.CONSTANT -> ConstantMapping.parse(in, false, count);
            case Mapping.XOR -> XorMapping.parse(in, count);
            case Mapping.RAW -> RawMapping.parse(in, count);
            default -> throw in.expected("a mapping of numbers from 0 to 11, but it is " + mapping);
        };
    }
}
