package io.pitwall.serdes.packed.bytes;

/** Bits that stand in bytes, lowest first; behind the end they are 0. Used by one thread. */
public final class BitSource {

    private final byte[] bytes;
    private final int limit;
    private int next;
    private long word;
    private int left;

    public BitSource(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.next = from;
        this.limit = to;
    }

    /** The next bits, 1 to 64 of them. */
    public long take(int width) {
        if (width > 56) {
            return take(32) | take(width - 32) << 32;
        }
        while (left < width) {
            word |= (next < limit ? bytes[next++] & 0xFFL : 0) << left;
            left += 8;
        }
        long value = word & ((1L << width) - 1);
        word >>>= width;
        left -= width;
        return value;
    }
}
