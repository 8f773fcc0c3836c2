package io.pitwall.serdes.quix;

import io.pitwall.serdes.UnreadableMessageException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * What Jackson takes for JSON in UTF-8, and is not: it guesses UTF-16 or UTF-32 from zeros at the start, and reads characters
 * that are written in more bytes than they need, or are beyond the last one. Two names could become one.
 *
 * <p>Source: The Unicode Standard, table 3-7, "Well-Formed UTF-8 Byte Sequences".
 */
final class JsonUtf8 {

    private static final int GUESSED_FROM = 4;
    private static final long NOT_ASCII = 0x8080_8080_8080_8080L;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private JsonUtf8() {}

    /** @throws UnreadableMessageException with the byte that cannot stand there */
    static void check(Slice text) {
        byte[] bytes = text.bytes();
        for (int at = text.from(); at < Math.min(text.from() + GUESSED_FROM, text.to()); at++) {
            if (bytes[at] == 0) {
                throw unexpected(at, bytes[at]);
            }
        }
        int at = text.from();
        while (at < text.to()) {
            if (at <= text.to() - Long.BYTES && ((long) LONGS.get(bytes, at) & NOT_ASCII) == 0) {
                at += Long.BYTES;
                continue;
            }
            if (bytes[at] < 0 && isIllFormed(bytes[at] & 0xFF, at + 1 < text.to() ? bytes[at + 1] & 0xFF : 0)) {
                throw unexpected(at, bytes[at]);
            }
            at++;
        }
    }

    /** Told by the first byte of a character and the next; all else Jackson sees for itself. */
    private static boolean isIllFormed(int first, int second) {
        return switch (first) {
            case 0xC0, 0xC1 -> true;
            case 0xE0 -> second < 0xA0;
            case 0xF0 -> second < 0x90;
            case 0xF4 -> second >= 0x90;
            default -> first > 0xF4;
        };
    }

    private static UnreadableMessageException unexpected(int at, byte there) {
        return Slice.unexpected(at, "JSON in UTF-8, but there is the byte %02x".formatted(there));
    }
}
