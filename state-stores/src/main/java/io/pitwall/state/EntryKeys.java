package io.pitwall.state;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * The keys of the inner store, version 2.
 *
 * <pre>
 * key      := head | chunk
 * head     := 02 id | 03 id | 04 id       where HEAD, INLINE and OTHER_INLINE begin
 * chunk    := kind id slot number         what is not the beginning of a head
 * kind     := 00 (of a head) | 01 (of a segment)
 * id       := the stream id in UTF-8
 * slot     := int64 BE
 * number   := int32 BE; a segment begins at 0
 *
 * head v1  := 00 id slot 00000000
 * </pre>
 *
 * <p>Most of what is written are heads with a few rows: their key is no longer than need be. Heads are contiguous; what is
 * behind an id has a fixed size, so that any id is unambiguous. Integers BE = big-endian.
 */
final class EntryKeys {

    /** Before the first head, and behind the last one. */
    static final Bytes HEADS_FROM = Bytes.wrap(new byte[] {2});

    static final Bytes HEADS_TO = Bytes.wrap(new byte[] {5});

    /** The same of version 1, with the further chunks of all heads between them. */
    static final Bytes OLDER_HEADS_FROM = Bytes.wrap(new byte[] {0});

    static final Bytes OLDER_HEADS_TO = Bytes.wrap(new byte[] {1});

    private static final byte CHUNK_OF_HEAD = 0;
    private static final byte SEGMENT = 1;
    private static final byte HEAD = 2;
    private static final byte INLINE = 3;
    private static final byte OTHER_INLINE = 4;
    private static final int SUFFIX = Long.BYTES + Integer.BYTES;

    private EntryKeys() {}

    /** @throws IllegalArgumentException if the slot is negative */
    static Bytes of(String id, long slot, int chunk) {
        if (slot < 0) {
            throw new IllegalArgumentException("slot must not be negative, but it's " + slot);
        }
        byte[] utf8 = id.getBytes(StandardCharsets.UTF_8);
        if (chunk > 0 || !StoredEntries.isHead(slot)) {
            return chunk(StoredEntries.isHead(slot) ? CHUNK_OF_HEAD : SEGMENT, utf8, 0, slot, chunk);
        }
        byte[] key = new byte[1 + utf8.length];
        key[0] = slot == StoredEntries.HEAD ? HEAD : slot == StoredEntries.INLINE ? INLINE : OTHER_INLINE;
        System.arraycopy(utf8, 0, key, 1, utf8.length);
        return Bytes.wrap(key);
    }

    private static Bytes chunk(byte kind, byte[] id, int idAt, long slot, int number) {
        int idBytes = id.length - idAt;
        return Bytes.wrap(ByteBuffer.allocate(1 + idBytes + SUFFIX)
                .put(kind)
                .put(id, idAt, idBytes)
                .putLong(slot)
                .putInt(number)
                .array());
    }

    /** The key that the head of this key had in version 1; null if this is not where a head begins. */
    static @Nullable Bytes older(Bytes key) {
        byte[] bytes = key.get();
        return bytes[0] < HEAD ? null : chunk(CHUNK_OF_HEAD, bytes, 1, slot(bytes), 0);
    }

    /** Whether a head of version 1 begins here. */
    static boolean startsOlderHead(byte[] key) {
        return key[0] == CHUNK_OF_HEAD
                && key.length >= 1 + SUFFIX
                && ByteBuffer.wrap(key).getInt(key.length - Integer.BYTES) == 0;
    }

    static String id(byte[] key) {
        return new String(key, 1, key.length - 1 - (key[0] < HEAD ? SUFFIX : 0), StandardCharsets.UTF_8);
    }

    static long slot(byte[] key) {
        return switch (key[0]) {
            case HEAD -> StoredEntries.HEAD;
            case INLINE -> StoredEntries.INLINE;
            case OTHER_INLINE -> StoredEntries.OTHER_INLINE;
            default -> ByteBuffer.wrap(key).getLong(key.length - SUFFIX);
        };
    }
}
