package io.pitwall.serdes.packed.numbers;

import io.pitwall.serdes.UnreadableMessageException;
import io.pitwall.serdes.packed.bytes.ByteSource;
import io.pitwall.serdes.packed.integers.ChunkArrays;
import io.pitwall.serdes.packed.integers.PackedIntegers;
import org.jspecify.annotations.Nullable;

/**
 * Numbers that stand in encoded bytes; how many there are is told from outside.
 *
 * <pre>
 * numbers{0} := nothing
 * numbers    := mapped              as the class of the mapping has it
 * head       := byte [frame] setting [code [frame]]
 * byte       := code of the first integers, its highest bit apart + 8 * mapping + 128 * that bit; code 0 where there are none
 * mapping    := 0 constant integer, 1 constant, 2 scaled, 3 scaled corrected, 4 quantised, 5 float, 6 signed float,
 *               7 double, 8 signed double, 9 dictionary, 10 ratio, 11 XOR, 12 raw, 13 excepted; 14 and 15 are reserved
 * code, frame := of the first integers, and of the second where there are two: integers.PackedIntegers
 * setting    := as the class of the mapping has it
 * </pre>
 *
 * <p>Heads stand apart from the data, all heads of a block together: they hardly change from record to record.
 *
 * <p>{@link #parse} checks all of the bytes, so that {@link #decode} cannot fail. Immutable.
 */
public interface PackedNumbers {

    /** Makes the numbers, the first of them at index 0, with the help of arrays. */
    void decode(ChunkArrays arrays, double[] out);

    /** Checks numbers and steps over them. */
    static PackedNumbers parse(ByteSource heads, ByteSource in, int count) {
        return count == 0 ? (arrays, out) -> {} : parse(heads, in, count, true);
    }

    /**
     * Checks numbers and steps over them as {@link #parse} does, but keeps nothing of constants and of few numbers in the
     * common mappings, which cost no more to look at again than to keep.
     *
     * @return what was parsed, or null where {@link #decodeChecked} is to be asked
     */
    static @Nullable PackedNumbers check(ByteSource heads, ByteSource in, int count) {
        if (count == 0) {
            return null;
        }
        int head = heads.takeByte("the mapping of numbers");
        int mapping = PackedIntegers.tag(head);
        int code = PackedIntegers.code(head);
        if (FewNumbers.are(mapping, count)) {
            FewNumbers.check(mapping, code, heads, in, count);
            return null;
        }
        PackedNumbers parsed = parse(mapping, code, heads, in, count, true);
        return mapping == Mapping.EXCEPTED && count <= PackedIntegers.CHUNK ? null : parsed;
    }

    /** Makes numbers that were checked, and of which nothing was kept. */
    static void decodeChecked(ByteSource heads, ByteSource in, int count, ChunkArrays arrays, double[] out) {
        if (count == 0) {
            return;
        }
        int head = heads.takeByte("the mapping of numbers");
        int mapping = PackedIntegers.tag(head);
        int code = PackedIntegers.code(head);
        if (FewNumbers.are(mapping, count)) {
            FewNumbers.decode(mapping, code, heads, in, count, arrays, out);
        } else {
            parse(mapping, code, heads, in, count, true).decode(arrays, out);
        }
    }

    /** As above, where numbers within others are refused. */
    static PackedNumbers parse(ByteSource heads, ByteSource in, int count, boolean allowNested) {
        int head = heads.takeByte("the mapping of numbers");
        int mapping = PackedIntegers.tag(head);
        return parse(mapping, PackedIntegers.code(head), heads, in, count, allowNested);
    }

    /** As {@link #parse(ByteSource, ByteSource, int)}, of numbers beside an excepted one, where another is refused. */
    static PackedNumbers parseOthers(ByteSource heads, ByteSource in, int count) {
        if (count == 0) {
            return (arrays, out) -> {};
        }
        int head = heads.takeByte("the mapping of numbers");
        int mapping = PackedIntegers.tag(head);
        if (mapping == Mapping.EXCEPTED) {
            throw inAnother(heads, mapping);
        }
        return parse(mapping, PackedIntegers.code(head), heads, in, count, true);
    }

    /** One method on purpose: longer than what the JVM's compiler takes into callers, of which some are numbers within numbers. */
    private static PackedNumbers parse(
            int mapping, int code, ByteSource heads, ByteSource in, int count, boolean allowNested) {
        boolean nests = mapping == Mapping.DICTIONARY || mapping == Mapping.RATIO || mapping == Mapping.EXCEPTED;
        if (nests && !allowNested) {
            throw inAnother(heads, mapping);
        }
        return switch (mapping) {
            case Mapping.SCALED -> ScaledMapping.parse(heads, in, code, count);
            case Mapping.SCALED_CORRECTED -> ScaledMapping.parseCorrected(heads, in, code, count);
            case Mapping.QUANTISED -> QuantisedMapping.parse(heads, in, code, count);
            case Mapping.FLOAT -> FloatMapping.ORDERED.parse(heads, in, code, count);
            case Mapping.SIGNED_FLOAT -> FloatMapping.SIGNED.parse(heads, in, code, count);
            case Mapping.DOUBLE -> DoubleMapping.ORDERED.parse(heads, in, code, count);
            case Mapping.SIGNED_DOUBLE -> DoubleMapping.SIGNED.parse(heads, in, code, count);
            case Mapping.DICTIONARY -> DictionaryMapping.parse(heads, in, code, count);
            case Mapping.RATIO -> RatioMapping.parse(heads, in, code, count);
            case Mapping.EXCEPTED -> {
                checkNoCode(heads, mapping, code);
                yield ExceptedNumber.parse(heads, in, count);
            }
            default -> {
                checkNoCode(heads, mapping, code);
                yield switch (mapping) {
                    case Mapping.CONSTANT_INTEGER -> ConstantMapping.parse(heads, true, count);
                    case Mapping.CONSTANT -> ConstantMapping.parse(heads, false, count);
                    case Mapping.XOR -> XorMapping.parse(in, count);
                    case Mapping.RAW -> RawMapping.parse(in, count);
                    default ->
                        throw heads.expected(
                                "a mapping of numbers from 0 to 13 before this byte, but it is " + mapping);
                };
            }
        };
    }

    private static UnreadableMessageException inAnother(ByteSource heads, int mapping) {
        return heads.expected("a mapping of numbers before this byte, but it is " + mapping + " in another");
    }

    /** Refuses a code of integers where there are none. */
    static void checkNoCode(ByteSource heads, int mapping, int code) {
        if (code != 0) {
            throw heads.expected("a mapping of numbers before this byte, but it is " + mapping + " with code " + code);
        }
    }
}
