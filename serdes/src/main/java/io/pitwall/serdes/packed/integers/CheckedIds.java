package io.pitwall.serdes.packed.integers;

import io.pitwall.serdes.packed.bytes.ByteSource;

/** Small integers that had to be decoded to be checked, and are kept because they will be asked for. */
final class CheckedIds extends PackedIntegers {

    /** Integers below it fit 16 bits. */
    static final int MAX_SIZE = 1 << Character.SIZE;

    private final char[] ids;

    private CheckedIds(char[] ids) {
        super(ids.length);
        this.ids = ids;
    }

    /** Decodes integers and refuses those that are not all from 0 to {@code size - 1}. */
    static CheckedIds of(PackedIntegers integers, int size, ByteSource in, String what) {
        char[] ids = new char[integers.count()];
        long[] chunk = new long[Math.min(ids.length, CHUNK)];
        Chunks chunks = integers.chunks();
        for (int at = 0; at < ids.length; at += CHUNK) {
            int count = chunks.next(chunk, 0);
            check(chunk, count, size, in, what);
            for (int i = 0; i < count; i++) {
                ids[at + i] = (char) chunk[i];
            }
        }
        return new CheckedIds(ids);
    }

    static void check(long[] ids, int count, int size, ByteSource in, String what) {
        long wrong = 0;
        for (int i = 0; i < count; i++) {
            wrong |= ids[i] | (size - 1 - ids[i]);
        }
        if (wrong < 0) {
            throw in.expected(what + " from 0 to " + (size - 1) + " before this byte, but one is not");
        }
    }

    @Override
    public void lookUp(double[] numbers, long[] chunk, double[] out) {
        for (int i = 0; i < ids.length; i++) {
            out[i] = numbers[ids[i]];
        }
    }

    @Override
    public Chunks chunks() {
        return new IdChunks(ids);
    }

    /** Integers, a chunk at a time. */
    private static final class IdChunks implements Chunks {

        private final char[] ids;
        private int next;

        IdChunks(char[] ids) {
            this.ids = ids;
        }

        @Override
        public int next(long[] out, int at) {
            int size = Math.min(CHUNK, ids.length - next);
            for (int i = 0; i < size; i++) {
                out[at + i] = ids[next + i];
            }
            next += size;
            return size;
        }
    }
}
