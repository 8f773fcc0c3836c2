package io.pitwall.serdes.packed.integers;

import io.pitwall.serdes.packed.bytes.ByteSource;

/** Integers of few different differences that were checked; {@link Lookup} has the grammar. */
final class LookupIntegers extends PackedIntegers {

    private final long start;
    private final long[] differences;
    private final long[] ids;

    private LookupIntegers(int count, long start, long[] differences, long[] ids) {
        super(count);
        this.start = start;
        this.differences = differences;
        this.ids = ids;
    }

    /** Checks a lookup and steps over it. */
    static LookupIntegers parseLookup(ByteSource heads, ByteSource in, int count) {
        long start = in.takeZigzag("the integer before the first");
        int size = in.takeCount(count, "the number of different differences");
        long[] differences = BlockIntegers.parseNested(heads, in, size).decode();
        long[] ids = BlockIntegers.parseNested(heads, in, count).decode();
        checkIds(ids, count, size, in, "references to differences");
        return new LookupIntegers(count, start, differences, ids);
    }

    @Override
    public Chunks chunks() {
        return new LookupChunks(start, differences, ids);
    }

    /** Sums of differences, a chunk at a time. */
    private static final class LookupChunks implements Chunks {

        private final long[] differences;
        private final long[] ids;
        private long value;
        private int next;

        LookupChunks(long start, long[] differences, long[] ids) {
            this.differences = differences;
            this.ids = ids;
            this.value = start;
        }

        @Override
        public int next(long[] out, int at) {
            int size = Math.min(CHUNK, ids.length - next);
            long sum = value;
            for (int i = 0; i < size; i++) {
                sum += differences[(int) ids[next + i]];
                out[at + i] = sum;
            }
            value = sum;
            next += size;
            return size;
        }
    }
}
