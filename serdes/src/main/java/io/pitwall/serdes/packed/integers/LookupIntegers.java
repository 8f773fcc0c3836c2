package io.pitwall.serdes.packed.integers;

import io.pitwall.serdes.packed.bytes.ByteSource;

/** Integers of few different differences that were checked; {@link Lookup} has the grammar. */
final class LookupIntegers extends PackedIntegers {

    private final long start;
    private final long[] differences;
    private final PackedIntegers ids;

    private LookupIntegers(int count, long start, long[] differences, PackedIntegers ids) {
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
        BlockIntegers ids = BlockIntegers.parseNested(heads, in, count);
        return new LookupIntegers(count, start, differences, ids.checkedIds(size, in, "references to differences"));
    }

    /** As above, without making anything where the references are plainly no others. */
    static void checkLookup(ByteSource heads, ByteSource in, int count) {
        in.skipVarint("the integer before the first");
        int size = in.takeCount(count, "the number of different differences");
        BlockIntegers.checkNested(heads, in, size);
        BlockIntegers.parseNested(heads, in, count).checkIds(size, in, "references to differences");
    }

    @Override
    public Chunks chunks() {
        return new LookupChunks(start, differences, ids.chunks());
    }

    /** Sums of differences, a chunk at a time. */
    private static final class LookupChunks implements Chunks {

        private final long[] differences;
        private final Chunks ids;
        private long value;

        LookupChunks(long start, long[] differences, Chunks ids) {
            this.differences = differences;
            this.ids = ids;
            this.value = start;
        }

        @Override
        public int next(long[] out, int at) {
            int size = ids.next(out, at);
            long sum = value;
            for (int i = at; i < at + size; i++) {
                sum += differences[(int) out[i]];
                out[i] = sum;
            }
            value = sum;
            return size;
        }
    }
}
