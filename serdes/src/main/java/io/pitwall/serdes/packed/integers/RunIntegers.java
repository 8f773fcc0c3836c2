package io.pitwall.serdes.packed.integers;

import io.pitwall.serdes.packed.bytes.ByteSource;
import java.util.Arrays;

/** Integers in runs that were checked; {@link Runs} has the grammar. */
final class RunIntegers extends PackedIntegers {

    private final long[] values;
    private final long[] lengths;

    private RunIntegers(int count, long[] values, long[] lengths) {
        super(count);
        this.values = values;
        this.lengths = lengths;
    }

    /** Checks runs and steps over them. */
    static RunIntegers parseRuns(ByteSource heads, ByteSource in, int count) {
        int runs = takeRuns(in, count);
        long[] values = BlockIntegers.parseNested(heads, in, runs).decode();
        BlockIntegers parsed = BlockIntegers.parseNested(heads, in, runs - 1);
        long[] lengths = parsed.decode();
        if (!areFew(parsed, count - runs)) {
            checkLengths(lengths, count - runs, count, in);
        }
        return new RunIntegers(count, values, lengths);
    }

    /** As above, without making anything where the lengths are plainly not too many. */
    static void checkRuns(ByteSource heads, ByteSource in, int count) {
        int runs = takeRuns(in, count);
        BlockIntegers.checkNested(heads, in, runs);
        BlockIntegers parsed = BlockIntegers.parseNested(heads, in, runs - 1);
        if (!areFew(parsed, count - runs)) {
            checkLengths(parsed.decode(), count - runs, count, in);
        }
    }

    private static int takeRuns(ByteSource in, int count) {
        int runs = in.takeCount(count, "the number of runs");
        if (runs == 0) {
            throw in.expected("at least one run before this byte");
        }
        return runs;
    }

    /** True when it is plain without decoding that the lengths are together not more than that. */
    private static boolean areFew(BlockIntegers lengths, int most) {
        return lengths.count() == 0 || lengths.areBelow(most / lengths.count() + 1);
    }

    private static void checkLengths(long[] lengths, int most, int count, ByteSource in) {
        long left = most;
        for (long length : lengths) {
            if (length < 0 || length > left) {
                throw in.expected("runs of together " + count + " integers before this byte, but they have more");
            }
            left -= length;
        }
    }

    @Override
    boolean areBelow(int size) {
        for (long value : values) {
            if (value < 0 || value >= size) {
                return false;
            }
        }
        return true;
    }

    @Override
    public Chunks chunks() {
        return new RunChunks(values, lengths, count());
    }

    /** Runs, a chunk at a time. */
    private static final class RunChunks implements Chunks {

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
        public int next(long[] out, int from) {
            int size = Math.min(CHUNK, left);
            for (int at = 0; at < size; ) {
                if (leftInRun == 0) {
                    run++;
                    leftInRun = run < lengths.length ? (int) lengths[run] + 1 : left - at;
                }
                int end = Math.min(size, at + leftInRun);
                Arrays.fill(out, from + at, from + end, values[run]);
                leftInRun -= end - at;
                at = end;
            }
            left -= size;
            return size;
        }
    }
}
