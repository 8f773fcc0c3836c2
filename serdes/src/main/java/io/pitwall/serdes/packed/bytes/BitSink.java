package io.pitwall.serdes.packed.bytes;

/** Bits that grow at the end, lowest first. Used by one thread. */
public final class BitSink {

    private final ByteSink bytes;
    private long word;
    private int filled;

    public BitSink(int capacity) {
        bytes = new ByteSink(capacity);
    }

    /** Puts the lowest bits of a value, 1 to 64 of them. */
    public void put(long value, int width) {
        long masked = width == 64 ? value : value & ((1L << width) - 1);
        word |= masked << filled;
        filled += width;
        if (filled >= 64) {
            bytes.putLong(word);
            filled -= 64;
            word = filled == 0 ? 0 : masked >>> (width - filled);
        }
    }

    /** Bytes that the bits take. */
    public int size() {
        return bytes.size() + ((filled + 7) >>> 3);
    }

    /** Writes the length in bytes, then the bits, and is spent. */
    public void writeTo(ByteSink out) {
        bytes.putLowBytes(word, (filled + 7) >>> 3);
        byte[] all = bytes.toByteArray();
        out.putVarint(all.length);
        out.putBytes(all, 0, all.length);
    }
}
