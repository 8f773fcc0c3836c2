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

    /** One method on purpose: longer than what the JVM's compiler takes into callers, of which there are many. */
    @Override
    public int next(long[] out, int at) {
        int size = Math.min(PackedIntegers.CHUNK, left);
        left -= size;
        int from = at;
        int to = at + size;
        if (started) {
            reference += Frame.readReference(in);
            width = Frame.readWidth(in);
        } else {
            started = true;
            from += Math.min(Predictor.firstCount(predictor), size);
            if (from > at) {
                value = in.takeZigzag("");
                out[at] = value;
            }
            if (from > at + 1) {
                difference = in.takeZigzag("");
                value += difference;
                out[at + 1] = value;
            }
        }
        if (from == to) {
            return size;
        }
        int packedWidth = Frame.width(width);
        if (Frame.isRice(packedWidth)) {
            int start = in.position();
            int end = RiceUnpacking.unpack(in.bytes(), start, to - from, Frame.riceWidth(packedWidth), out, from);
            int unused = in.skip(end - start, "");
        } else {
            int start = in.skip(BitPacking.size(to - from, packedWidth), "");
            BitUnpacking.unpack(in.bytes(), start, to - from, packedWidth, 0, out, from);
        }
        if (Frame.isPatched(width)) {
            int bits = Frame.bits(packedWidth);
            for (int patches = in.takeByte(""); patches > 0; patches--) {
                int patched = from + in.takeByte("");
                out[patched] += in.takeVarint("") << bits;
            }
        }
        switch (predictor) {
            case Predictor.NONE -> toIntegers(out, from, to);
            case Predictor.LAST -> addUp(out, from, to);
            case Predictor.LINE -> addUpTwice(out, from, to);
            case Predictor.HALF_SMOOTHED -> addUpHalfSmoothed(out, from, to);
            default -> addUpSmoothed(out, from, to);
        }
        return size;
    }

    private static long signed(long zigzag) {
        return (zigzag >>> 1) ^ -(zigzag & 1);
    }

    private void toIntegers(long[] out, int from, int to) {
        long mean = reference;
        if (zigzag) {
            for (int i = from; i < to; i++) {
                out[i] = signed(out[i]) + mean;
            }
        } else if (mean != 0) {
            for (int i = from; i < to; i++) {
                out[i] += mean;
            }
        }
    }

    private void addUp(long[] out, int from, int to) {
        long sum = value;
        long mean = reference;
        if (zigzag) {
            for (int i = from; i < to; i++) {
                sum += signed(out[i]) + mean;
                out[i] = sum;
            }
        } else {
            for (int i = from; i < to; i++) {
                sum += out[i] + mean;
                out[i] = sum;
            }
        }
        value = sum;
    }

    private void addUpTwice(long[] out, int from, int to) {
        long sum = value;
        long step = difference;
        long mean = reference;
        if (zigzag) {
            for (int i = from; i < to; i++) {
                step += signed(out[i]) + mean;
                sum += step;
                out[i] = sum;
            }
        } else {
            for (int i = from; i < to; i++) {
                step += out[i] + mean;
                sum += step;
                out[i] = sum;
            }
        }
        value = sum;
        difference = step;
    }

    private void addUpHalfSmoothed(long[] out, int from, int to) {
        toIntegers(out, from, to);
        long sum = value;
        long before = difference;
        for (int i = from; i < to; i++) {
            long residual = out[i];
            sum += residual - (before >> 1);
            out[i] = sum;
            before = residual;
        }
        value = sum;
        difference = before;
    }

    private void addUpSmoothed(long[] out, int from, int to) {
        toIntegers(out, from, to);
        long sum = value;
        long before = difference;
        for (int i = from; i < to; i++) {
            long residual = out[i];
            sum += residual - before + (before >> 2);
            out[i] = sum;
            before = residual;
        }
        value = sum;
        difference = before;
    }
}
