package io.pitwall.serdes.packed.integers;

import java.util.Arrays;

/** Runs, a chunk at a time; a run beyond the end is cut there. */
final class RunChunks implements PackedIntegers.Chunks {

    private final long[] values;
    private final long[] lengths;
    private int left;
    private int run = -1;
    private int leftInRun;

    RunChunks(long[] values, long[] lengths, int count) {
        this.values = values;
        this.lengths = lengths;
        this.left = count;
    }

    @Override
    public int next(long[] chunk) {
        int size = Math.min(PackedIntegers.CHUNK, left);
        for (int at = 0; at < size; ) {
            if (leftInRun == 0) {
                run++;
                long length = run < lengths.length ? lengths[run] : Long.MAX_VALUE;
                leftInRun = length < 0 || length >= left - at ? left - at : (int) length + 1;
            }
            int end = Math.min(size, at + leftInRun);
            Arrays.fill(chunk, at, end, values[run]);
            leftInRun -= end - at;
            at = end;
        }
        left -= size;
        return size;
    }
}
