package io.pitwall.serdes.packed.bytes;

import io.pitwall.serdes.UnreadableMessageException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * A position within the bytes of a record value, and an end that is never passed.
 *
 * <p>Whatever is wrong throws {@link UnreadableMessageException} with the byte offset and what was expected there. Used by
 * one thread.
 */
public final class ByteSource {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

    private final byte[] bytes;
    private int position;
    private final int limit;

    public ByteSource(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.position = from;
        this.limit = to;
    }

    /** The same bytes from the same position on. */
    public ByteSource copy() {
        return new ByteSource(bytes, position, limit);
    }

    public byte[] bytes() {
        return bytes;
    }

    public int position() {
        return position;
    }

    public int remaining() {
        return limit - position;
    }

    public int takeByte(String what) {
        if (position >= limit) {
            throw expected(what);
        }
        return bytes[position++] & 0xFF;
    }

    public long takeLong(String what) {
        return (long) LONGS.get(bytes, skip(8, what));
    }

    public double takeDouble(String what) {
        return Double.longBitsToDouble(takeLong(what));
    }

    public long takeVarint(String what) {
        // Nearly all are one byte.
        return position < limit && bytes[position] >= 0 ? bytes[position++] : takeLongVarint(what);
    }

    /** A loop would be compiled into each of the many places that read varints; so would a second word. */
    private long takeLongVarint(String what) {
        long word = bytes.length - position < Long.BYTES ? -1 : (long) LONGS.get(bytes, position);
        int size = sizeOfShortVarint(word);
        if (size == 0) {
            return takeVarintByBytes(what);
        }
        position += size;
        int others = Long.SIZE - Byte.SIZE * size;
        long sevens = word << others >>> others;
        // The seven bits of each byte move together: of two bytes, of four, of all.
        long pairs = (sevens & 0x007F_007F_007F_007FL) | (sevens & 0x7F00_7F00_7F00_7F00L) >>> 1;
        long fours = (pairs & 0x0000_3FFF_0000_3FFFL) | (pairs & 0x3FFF_0000_3FFF_0000L) >>> 2;
        return (fours & 0x0FFF_FFFFL) | (fours & 0x0FFF_FFFF_0000_0000L) >>> 4;
    }

    /** The bytes of the varint that a word begins with; 0 where it does not end within the word or ends behind the limit. */
    private int sizeOfShortVarint(long word) {
        // The first byte without the high bit ends it; 9 where there is none.
        int size = (Long.numberOfTrailingZeros(~word & HIGH_BITS) >>> 3) + 1;
        return size <= Long.BYTES && size <= limit - position ? size : 0;
    }

    private long takeVarintByBytes(String what) {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int next = takeByte(what);
            value |= (long) (next & 0x7F) << shift;
            if (next < 0x80) {
                if (shift == 63 && next > 1) {
                    break;
                }
                return value;
            }
        }
        throw expected(what + ", a varint of 64 bits");
    }

    /** Checks a varint and steps over it. */
    public void skipVarint(String what) {
        if (position < limit && bytes[position] >= 0) {
            position++;
            return;
        }
        int size = bytes.length - position < Long.BYTES ? 0 : sizeOfShortVarint((long) LONGS.get(bytes, position));
        if (size == 0) {
            long unused = takeVarintByBytes(what);
        } else {
            position += size;
        }
    }

    public long takeZigzag(String what) {
        long raw = takeVarint(what);
        return (raw >>> 1) ^ -(raw & 1);
    }

    /** A varint from 0 to {@code max}. */
    public int takeCount(long max, String what) {
        long value = takeVarint(what);
        if (value < 0 || value > max) {
            throw expected(what + " of at most " + max + ", but it is " + Long.toUnsignedString(value));
        }
        return (int) value;
    }

    /** Steps over bytes and says where they start. */
    public int skip(long count, String what) {
        if (count > limit - position) {
            throw expected(count + " bytes of " + what + ", but " + (limit - position) + " are left");
        }
        int start = position;
        position += (int) count;
        return start;
    }

    /** The next bytes as a source of their own. */
    public ByteSource part(int length, String what) {
        int start = skip(length, what);
        return new ByteSource(bytes, start, position);
    }

    /** A length and that many bytes of UTF-8. */
    public String takeText(String what) {
        int length = takeCount(remaining(), "the length of " + what);
        int start = checkUtf8(length, what);
        return new String(bytes, start, length, StandardCharsets.UTF_8);
    }

    /** Steps over a length and that many bytes of UTF-8. */
    public void skipText(String what) {
        checkUtf8(takeCount(remaining(), "the length of " + what), what);
    }

    private int checkUtf8(int length, String what) {
        int start = skip(length, what);
        if (!isAscii(bytes, start, length)) {
            String unused = utf8(bytes, start, length, start, what);
        }
        return start;
    }

    private static boolean isAscii(byte[] bytes, int start, int length) {
        for (int i = start; i < start + length; i++) {
            if (bytes[i] < 0) {
                return false;
            }
        }
        return true;
    }

    /** Text of bytes that must be UTF-8; the position is for the message. */
    public static String utf8(byte[] bytes, int start, int length, int position, String what) {
        if (isAscii(bytes, start, length)) {
            return new String(bytes, start, length, StandardCharsets.ISO_8859_1);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, start, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw expectedAt(position, what + " in UTF-8, but its " + length + " bytes are not");
        }
    }

    public void checkEnd(String what) {
        if (position != limit) {
            throw expected("the end of " + what + ", but " + (limit - position) + " bytes follow");
        }
    }

    public UnreadableMessageException expected(String what) {
        return expectedAt(position, what);
    }

    public static UnreadableMessageException expectedAt(int position, String what) {
        return new UnreadableMessageException("format packed, byte " + position + ": expected " + what);
    }
}
