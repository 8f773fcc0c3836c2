package io.pitwall.serdes.packed.integers;

import org.jspecify.annotations.Nullable;

/**
 * How integers were written, to be asked for again: the next ones of the same source then have the same head, which costs
 * less where records are compressed together.
 *
 * @param code 0 to 11, see {@link PackedIntegers}
 * @param frame of the first mini-block, or null where there is none
 * @param nested of runs and lookups how their parts were written, or null where that is not known
 */
public record IntegerForm(
        int code, @Nullable Frame frame, @Nullable Nested nested) {

    /** Values and lengths of runs; differences and references of a lookup. */
    record Nested(IntegerForm first, IntegerForm second) {}

    /** A form of that code in which no frame is asked for. */
    public static IntegerForm of(int code) {
        return new IntegerForm(code, null, null);
    }
}
