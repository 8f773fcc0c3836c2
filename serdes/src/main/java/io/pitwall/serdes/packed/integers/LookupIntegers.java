package io.pitwall.serdes.packed.integers;

import io.pitwall.serdes.packed.bytes.ByteSource;

/** Integers of few different differences that were checked; {@link Lookup} has the grammar. */
final class LookupIntegers extends PackedIntegers {

    private final long first;
    private final PackedIntegers differences;
    private final PackedIntegers ids;

    private LookupIntegers(int count, long first, PackedIntegers differences, PackedIntegers ids) {
        super(count);
        this.first = first;
        this.differences = differences;
        this.ids = ids;
    }

    /** Checks a lookup and steps over it. */
    static LookupIntegers parseLookup(ByteSource heads, ByteSource in, int count) {
        long first = in.takeZigzag("the first integer");
        int size = in.takeCount(count - 1L, "the number of different differences");
        PackedIntegers differences = BlockIntegers.parseNested(heads, in, size);
        PackedIntegers ids = BlockIntegers.parseNested(heads, in, count - 1);
        ids.checkIds(size, in, "references to differences");
        return new LookupIntegers(count, first, differences, ids);
    }

    @Override
    public Chunks chunks() {
        return new LookupChunks(first, differences.decode(), ids.decode());
    }

    /** Sums of differences, a chunk at a time. */
    private static final class LookupChunks implements Chunks {

        private final long[] differences;
        private final long[] ids;
        private long value;
        private int next;

        LookupChunks(long first, long[] differences, long[] ids) {
            this.differences = differences;
            this.ids = ids;
            this.value = first;
        }

        @Override
        public int next(long[] chunk) {
            int size = Math.min(CHUNK, ids.length + 1 - next);
            long sum = value;
            for (int i = 0; i < size; i++) {
                int id = next + i - 1;
                sum += id < 0 ? 0 : differences[(int) ids[id]];
                chunk[i] = sum;
            }
            value = sum;
            next += size;
            return size;
        }
    }
}
