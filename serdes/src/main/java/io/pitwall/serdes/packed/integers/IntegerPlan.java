package io.pitwall.serdes.packed.integers;

/**
 * A way to write some integers, and the bytes it takes.
 *
 * @param code the way: 0 to 11, see {@link PackedIntegers}
 * @param size bytes without the code
 */
public record IntegerPlan(int code, int size) {}
