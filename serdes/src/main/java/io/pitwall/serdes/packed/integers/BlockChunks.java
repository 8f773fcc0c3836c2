package io.pitwall.serdes.packed.integers;

import io.pitwall.serdes.packed.bytes.ByteSource;

/** Mini-blocks, a chunk each, with what the predictor takes from one to the next. */
final class BlockChunks implements PackedIntegers.Chunks {

    private final ByteSource in;
    private final int order;
    private final boolean zigzag;
    private int left;
    private boolean started;
    private long reference;
    private long sum;
    private long difference;

    BlockChunks(ByteSource in, int code, int count) {
        this.in = in;
        this.order = PackedIntegers.order(code);
        this.zigzag = PackedIntegers.isZigzag(code);
        this.left = count;
    }

    @Override
    public int next(long[] chunk) {
        int size = Math.min(PackedIntegers.CHUNK, left);
        left -= size;
        int from = 0;
        if (!started) {
            started = true;
            for (; from < Math.min(order, size); from++) {
                chunk[from] = in.takeZigzag("");
            }
        }
        if (from < size) {
            reference = MiniBlock.read(in, size - from, zigzag, reference, chunk, from);
        }
        if (order == 2) {
            addUpDifferences(chunk, from == 0 ? 0 : 1, size);
        }
        if (order > 0) {
            addUp(chunk, size);
        }
        return size;
    }

    private void addUpDifferences(long[] chunk, int from, int size) {
        long running = difference;
        for (int i = from; i < size; i++) {
            running += chunk[i];
            chunk[i] = running;
        }
        difference = running;
    }

    private void addUp(long[] chunk, int size) {
        long running = sum;
        for (int i = 0; i < size; i++) {
            running += chunk[i];
            chunk[i] = running;
        }
        sum = running;
    }
}
