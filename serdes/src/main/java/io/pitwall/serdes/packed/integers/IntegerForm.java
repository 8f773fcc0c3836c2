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

    /** A form that is kept is chosen anew from time to time: of fewer integers it says little, of more it takes long. */
    private static final int LEAST_CHOSEN_ANEW = 32;

    private static final int MOST_CHOSEN_ANEW = 256;

    /** True where a form of so many integers does not stay until all is searched again. */
    public static boolean isChosenAnew(int count) {
        return count >= LEAST_CHOSEN_ANEW && count <= MOST_CHOSEN_ANEW;
    }

    /** A form of that code in which no frame is asked for. */
    public static IntegerForm of(int code) {
        return new IntegerForm(code, null, null);
    }
}
