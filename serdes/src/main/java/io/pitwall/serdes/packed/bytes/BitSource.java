package io.pitwall.serdes.packed.bytes;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Bits that stand in bytes, lowest first; behind the end they are 0. Used by one thread. */
public final class BitSource {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[] bytes;
    private final int start;
    private final int limit;
    private long bit;

    public BitSource(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.start = from;
        this.limit = to;
    }

    /** The next bits, 1 to 64 of them. */
    public long take(int width) {
        if (width > 56) {
            return take(32) | take(width - 32) << 32;
        }
        long at = start + (bit >>> 3);
        long word = at + 8 <= limit ? (long) LONGS.get(bytes, (int) at) : lastWord(at);
        long value = word >>> (int) (bit & 7) & ((1L << width) - 1);
        bit += width;
        return value;
    }

    private long lastWord(long at) {
        long word = 0;
        for (long i = at; i < limit; i++) {
            word |= (bytes[(int) i] & 0xFFL) << (8 * (i - at));
        }
        return word;
    }
}
