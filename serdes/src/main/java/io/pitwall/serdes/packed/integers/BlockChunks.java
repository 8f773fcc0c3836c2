package io.pitwall.serdes.packed.integers;

import io.pitwall.serdes.packed.bytes.ByteSource;

/** Mini-blocks that were checked, a chunk each, with what the predictor takes from one to the next. */
final class BlockChunks implements PackedIntegers.Chunks {

    private final ByteSource in;
    private final int predictor;
    private final boolean zigzag;
    private int left;
    private boolean started;
    private long reference;
    private int width;
    private long value;

    /** Of a line; with smoothing the residual. */
    private long difference;

    BlockChunks(ByteSource in, int code, int count, long firstReference, int firstWidth) {
        this.in = in;
        this.predictor = PackedIntegers.predictor(code);
        this.zigzag = PackedIntegers.isZigzag(code);
        this.left = count;
        this.reference = firstReference;
        this.width = firstWidth;
    }

    @Override
    public int next(long[] out, int at) {
        int size = Math.min(PackedIntegers.CHUNK, left);
        left -= size;
        int from = at;
        if (started) {
            reference += Frame.readReference(in);
            width = Frame.readWidth(in);
        } else {
            from += takeFirst(out, at, size);
            started = true;
        }
        int to = at + size;
        if (from == to) {
            return size;
        }
        unpack(out, from, to);
        if (predictor == Predictor.LINE) {
            addUpTwice(out, from, to);
        } else if (predictor == Predictor.LAST && zigzag) {
            addUpZigzag(out, from, to);
        } else if (predictor != Predictor.NONE) {
            if (predictor != Predictor.LAST) {
                difference = Predictor.unsmooth(predictor, out, from, to, difference);
            }
            addUp(out, from, to);
        }
        return size;
    }

    private int takeFirst(long[] out, int at, int size) {
        int count = Math.min(Predictor.firstCount(predictor), size);
        if (count > 0) {
            value = in.takeZigzag("");
            out[at] = value;
        }
        if (count > 1) {
            difference = in.takeZigzag("");
            value += difference;
            out[at + 1] = value;
        }
        return count;
    }

    private void unpack(long[] out, int from, int to) {
        int packedWidth = Frame.width(width);
        if (Frame.isRice(packedWidth)) {
            unpackRice(packedWidth, out, from, to);
        } else {
            int start = in.skip(BitPacking.size(to - from, packedWidth), "");
            BitUnpacking.unpack(in.bytes(), start, to - from, packedWidth, zigzag ? 0 : reference, out, from);
        }
        if (Frame.isPatched(width)) {
            int bits = Frame.bits(packedWidth);
            for (int patches = in.takeByte(""); patches > 0; patches--) {
                int at = from + in.takeByte("");
                out[at] += in.takeVarint("") << bits;
            }
        }
        if (zigzag && predictor != Predictor.LAST) {
            long mean = reference;
            for (int i = from; i < to; i++) {
                long raw = out[i];
                out[i] = ((raw >>> 1) ^ -(raw & 1)) + mean;
            }
        }
    }

    private void unpackRice(int packedWidth, long[] out, int from, int to) {
        int start = in.position();
        int end = RiceUnpacking.unpack(in.bytes(), start, to - from, Frame.riceWidth(packedWidth), out, from);
        int unused = in.skip(end - start, "");
        if (!zigzag) {
            for (int i = from; i < to; i++) {
                out[i] += reference;
            }
        }
    }

    private void addUp(long[] out, int from, int to) {
        long sum = value;
        for (int i = from; i < to; i++) {
            sum += out[i];
            out[i] = sum;
        }
        value = sum;
    }

    private void addUpZigzag(long[] out, int from, int to) {
        long sum = value;
        long mean = reference;
        for (int i = from; i < to; i++) {
            long raw = out[i];
            sum += ((raw >>> 1) ^ -(raw & 1)) + mean;
            out[i] = sum;
        }
        value = sum;
    }

    private void addUpTwice(long[] out, int from, int to) {
        long sum = value;
        long step = difference;
        for (int i = from; i < to; i++) {
            step += out[i];
            sum += step;
            out[i] = sum;
        }
        value = sum;
        difference = step;
    }
}
