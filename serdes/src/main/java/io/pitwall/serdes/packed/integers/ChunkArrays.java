package io.pitwall.serdes.packed.integers;

/**
 * Room for chunks of integers while they become numbers: used again for the next ones, because arrays of their own would be as
 * much garbage as the numbers themselves. Used by one thread at a time.
 */
public final class ChunkArrays {

    private final long[] first = new long[PackedIntegers.CHUNK];
    private final long[] second = new long[PackedIntegers.CHUNK];

    /** Of the integers that are decoded. */
    public long[] first() {
        return first;
    }

    /** Of integers that are decoded beside them. */
    public long[] second() {
        return second;
    }
}
