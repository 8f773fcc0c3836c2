package io.pitwall.serdes.packed.numbers;

import org.jspecify.annotations.Nullable;

/** One way, with its parameters, to make integers of numbers and numbers of integers, exact on raw bits. Immutable. */
interface Mapping {

    int CONSTANT_INTEGER = 0;
    int CONSTANT = 1;
    int SCALED = 2;
    int SCALED_CORRECTED = 3;
    int QUANTISED = 4;
    int FLOAT = 5;
    int SIGNED_FLOAT = 6;
    int DOUBLE = 7;
    int SIGNED_DOUBLE = 8;
    int DICTIONARY = 9;
    int RATIO = 10;
    int XOR = 11;
    int RAW = 12;
    int EXCEPTED = 13;

    /** The numbers as integers, or {@code null} where the mapping does not fit them. */
    @Nullable
    Draft draft(double[] values, int count);
}
