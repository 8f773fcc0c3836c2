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
    int DOUBLE = 6;
    int DICTIONARY = 7;
    int XOR = 8;
    int RAW = 9;
    int SIGNED_FLOAT = 10;
    int SIGNED_DOUBLE = 11;

    /** The numbers as integers, or {@code null} where the mapping does not fit them. */
    @Nullable
    Draft draft(double[] values, int count);
}
