package io.pitwall.serdes.packed.integers;

import io.pitwall.serdes.packed.bytes.ByteSource;
import org.jspecify.annotations.Nullable;

/** Mini-blocks that were checked, a chunk each, with what the predictor takes from one to the next. */
final class BlockChunks implements PackedIntegers.Chunks {

    private final ByteSource in;
    private final int order;
    private final boolean zigzag;
    private int left;
    private @Nullable Frame frame;
    private boolean started;
    private long value;
    private long difference;

    BlockChunks(ByteSource in, int code, int count, @Nullable Frame first) {
        this.in = in;
        this.order = PackedIntegers.order(code);
        this.zigzag = PackedIntegers.isZigzag(code);
        this.left = count;
        this.frame = first;
    }

    @Override
    public int next(long[] chunk) {
        int size = Math.min(PackedIntegers.CHUNK, left);
        left -= size;
        int from = started ? 0 : takeFirst(chunk, size);
        Frame now = frame;
        if (now == null || from == size) {
            return size;
        }
        if (started) {
            now = Frame.read(in, now.reference());
            frame = now;
        }
        started = true;
        unpack(chunk, from, size, now);
        if (order == 0) {
            addReference(chunk, size, now.reference());
        } else if (order == 1) {
            addUp(chunk, from, size, now.reference());
        } else {
            addUpTwice(chunk, from, size, now.reference());
        }
        return size;
    }

    private int takeFirst(long[] chunk, int size) {
        int from = Math.min(order, size);
        if (from > 0) {
            value = in.takeZigzag("");
            chunk[0] = value;
        }
        if (from > 1) {
            difference = in.takeZigzag("");
            value += difference;
            chunk[1] = value;
        }
        return from;
    }

    private void unpack(long[] chunk, int from, int size, Frame now) {
        int width = now.width();
        int bits = in.skip(BitPacking.size(size - from, width), "");
        BitPacking.unpack(in.bytes(), bits, size - from, width, chunk, from);
        if (now.isPatched()) {
            for (int patches = in.takeByte(""); patches > 0; patches--) {
                int at = from + in.takeByte("");
                chunk[at] |= in.takeVarint("") << width;
            }
        }
        if (zigzag) {
            for (int i = from; i < size; i++) {
                long raw = chunk[i];
                chunk[i] = (raw >>> 1) ^ -(raw & 1);
            }
        }
    }

    private static void addReference(long[] chunk, int size, long reference) {
        if (reference != 0) {
            for (int i = 0; i < size; i++) {
                chunk[i] += reference;
            }
        }
    }

    private void addUp(long[] chunk, int from, int size, long reference) {
        long sum = value;
        for (int i = from; i < size; i++) {
            sum += chunk[i] + reference;
            chunk[i] = sum;
        }
        value = sum;
    }

    private void addUpTwice(long[] chunk, int from, int size, long reference) {
        long sum = value;
        long step = difference;
        for (int i = from; i < size; i++) {
            step += chunk[i] + reference;
            sum += step;
            chunk[i] = sum;
        }
        value = sum;
        difference = step;
    }
}
