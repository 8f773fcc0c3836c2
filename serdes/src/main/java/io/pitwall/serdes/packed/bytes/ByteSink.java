package io.pitwall.serdes.packed.bytes;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that grow at the end. Used by one thread. */
public final class ByteSink {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

    /** Of eight bytes of a varint. */
    private static final int SHORT_VARINT_BITS = 56;

    private static final int LEAST_CAPACITY = 16;
    private static final byte[] NONE = {};

    private byte[] bytes;
    private int size;

    public ByteSink(int capacity) {
        bytes = capacity == 0 ? NONE : new byte[Math.max(LEAST_CAPACITY, capacity)];
    }

    public int size() {
        return size;
    }

    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }

    /** As {@link #toByteArray}, without a copy where the capacity is the size; nothing is put any more. */
    public byte[] intoByteArray() {
        return size == bytes.length ? bytes : toByteArray();
    }

    /** Forgets what was put behind the first {@code newSize} bytes. */
    public void truncate(int newSize) {
        size = newSize;
    }

    public void putByte(int value) {
        reserve(1);
        bytes[size++] = (byte) value;
    }

    /** Replaces a byte that was put before. */
    public void setByte(int position, int value) {
        bytes[position] = (byte) value;
    }

    /** A byte that was put before, 0 to 255. */
    public int byteAt(int position) {
        return bytes[position] & 0xFF;
    }

    /** 8 bytes, little endian. */
    public void putLong(long value) {
        reserve(8);
        LONGS.set(bytes, size, value);
        size += 8;
    }

    /** The lowest bytes of a value, little endian. */
    public void putLowBytes(long value, int count) {
        reserve(8);
        LONGS.set(bytes, size, value);
        size += count;
    }

    public void putDouble(double value) {
        putLong(Double.doubleToRawLongBits(value));
    }

    /** 7 bits a byte, lowest first, the high bit set in all but the last; 1 to 10 bytes. */
    public void putVarint(long value) {
        reserve(10);
        if ((value & ~0x7FL) == 0) {
            bytes[size++] = (byte) value;
        } else if (value >>> SHORT_VARINT_BITS == 0) {
            putShortVarint(value);
        } else {
            putVarintByBytes(value);
        }
    }

    /** A loop would be compiled into each of the many places that write varints. */
    private void putShortVarint(long value) {
        // Each byte gets seven bits of its own: of halves, of quarters, of eighths.
        long halves = (value & 0x0FFF_FFFFL) | (value & 0x00FF_FFFF_F000_0000L) << 4;
        long quarters = (halves & 0x0000_3FFF_0000_3FFFL) | (halves & 0x0FFF_C000_0FFF_C000L) << 2;
        long eighths = (quarters & 0x007F_007F_007F_007FL) | (quarters & 0x3F80_3F80_3F80_3F80L) << 1;
        int length = varintSize(value);
        LONGS.set(bytes, size, eighths | (HIGH_BITS & ((1L << (Byte.SIZE * (length - 1))) - 1)));
        size += length;
    }

    private void putVarintByBytes(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    /** A varint of the number with its sign in the lowest bit. */
    public void putZigzag(long value) {
        putVarint(zigzag(value));
    }

    public void putBytes(byte[] source, int offset, int length) {
        reserve(length);
        System.arraycopy(source, offset, bytes, size, length);
        size += length;
    }

    public void putAll(ByteSink other) {
        putBytes(other.bytes, 0, other.size);
    }

    /** A varint of the length in bytes, then the text in UTF-8; half of a surrogate pair becomes a question mark. */
    public void putText(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        putVarint(utf8.length);
        putBytes(utf8, 0, utf8.length);
    }

    private void reserve(int more) {
        if (bytes.length - size < more) {
            grow(more);
        }
    }

    /** Apart, because it is rare and all that puts something would have it compiled into it. */
    private void grow(int more) {
        int grown = Math.max(LEAST_CAPACITY, bytes.length + (bytes.length >> 1));
        bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, more), grown));
    }

    public static long zigzag(long value) {
        return (value << 1) ^ (value >> 63);
    }

    public static int varintSize(long value) {
        return 1 + (63 - Long.numberOfLeadingZeros(value | 1)) / 7;
    }

    public static int zigzagSize(long value) {
        return varintSize(zigzag(value));
    }
}
