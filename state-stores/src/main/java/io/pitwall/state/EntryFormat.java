package io.pitwall.state;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.jspecify.annotations.Nullable;

/**
 * The byte grammar of the values of the inner store; their keys are {@link EntryKeys}.
 *
 * <pre>
 * value   := payload                                     at chunk 0, unless it begins with 01 or is empty
 *          | 01 (whole | index | part)
 * whole   := 00 payload                                  at chunk 0
 * index   := 01 first:int32 parts:int32 length:int32     at chunk 0; the payload lies in chunks first .. first+parts-1
 * part    := 02 payload                                  at chunks &gt;= 1
 * </pre>
 *
 * <p>A payload begins with the version of its layout, so that most need nothing before it; with 01 00 before it, as all had it
 * once, any is read. A value moves to chunks its predecessor does not use, and chunk 0 is written last: it decides which value is
 * there. Integers are big-endian.
 */
final class EntryFormat {

    private static final byte FORM_FOLLOWS = 1;

    private static final byte WHOLE = 0;
    private static final byte INDEX = 1;
    private static final byte PART = 2;
    private static final int INDEX_BYTES = 2 + 3 * Integer.BYTES;

    /** Where a chunked value lies: {@code parts} chunks from {@code first} on, {@code length} bytes in all. */
    record Index(int first, int parts, int length) {
        int end() {
            return first + parts;
        }
    }

    private final String store;

    /** @param store the name for messages */
    EntryFormat(String store) {
        this.store = store;
    }

    /** What is stored of a value that goes into one chunk; most often the payload itself, not a copy. */
    byte[] whole(byte[] payload) {
        return isBare(payload) ? payload : prefixed(WHOLE, payload, 0, payload.length);
    }

    private static boolean isBare(byte[] stored) {
        return stored.length > 0 && stored[0] != FORM_FOLLOWS;
    }

    byte[] part(byte[] payload, int from, int to) {
        return prefixed(PART, payload, from, to);
    }

    byte[] index(Index index) {
        return ByteBuffer.allocate(INDEX_BYTES)
                .put(FORM_FOLLOWS)
                .put(INDEX)
                .putInt(index.first)
                .putInt(index.parts)
                .putInt(index.length)
                .array();
    }

    /** What chunk 0 says about further chunks, null if it holds the whole value. */
    @Nullable
    Index indexOf(byte[] stored, String id, long slot) {
        if (isBare(stored)) {
            return null;
        }
        byte form = form(stored, id, slot);
        if (form == WHOLE) {
            return null;
        }
        if (form != INDEX || stored.length != INDEX_BYTES) {
            throw corrupt(id, slot, "chunk 0 has form " + form + " and " + stored.length + " bytes");
        }
        ByteBuffer in = ByteBuffer.wrap(stored, 2, INDEX_BYTES - 2);
        Index index = new Index(in.getInt(), in.getInt(), in.getInt());
        if (index.first < 1
                || index.parts < 1
                || index.length < 0
                || index.end() < 0
                || index.parts != partsOf(index.length)) {
            throw corrupt(id, slot, "chunk count does not fit: " + index);
        }
        return index;
    }

    /** The payload of a value of which {@link #indexOf} says that it is whole. */
    static byte[] payloadOfWhole(byte[] stored) {
        return isBare(stored) ? stored : Arrays.copyOfRange(stored, 2, stored.length);
    }

    /** Copies one part into place; {@code at} is the payload's offset. */
    void copyPart(byte @Nullable [] stored, byte[] payload, int at, String id, long slot) {
        int expected = Math.min(StoredEntries.CHUNK_BYTES, payload.length - at);
        if (stored == null) {
            throw corrupt(id, slot, "the chunk at byte " + at + " of " + payload.length + " is missing");
        }
        if (form(stored, id, slot) != PART || stored.length - 2 != expected) {
            throw corrupt(
                    id,
                    slot,
                    "the chunk at byte " + at + " has " + (stored.length - 2) + " bytes instead of " + expected);
        }
        System.arraycopy(stored, 2, payload, at, expected);
    }

    /** How many chunks a payload of this length takes. */
    static int partsOf(int length) {
        return (int) (((long) length + StoredEntries.CHUNK_BYTES - 1) / StoredEntries.CHUNK_BYTES);
    }

    private byte form(byte[] stored, String id, long slot) {
        if (stored.length < 2) {
            throw corrupt(id, slot, "the value has " + stored.length + " bytes");
        }
        if (stored[0] != FORM_FOLLOWS) {
            throw corrupt(id, slot, "a chunk begins with byte " + stored[0] + " instead of " + FORM_FOLLOWS);
        }
        return stored[1];
    }

    private ProcessorStateException corrupt(String id, long slot, String what) {
        return new ProcessorStateException(
                "Store " + store + ", stream " + id + ", slot " + slot + ": corrupt state, " + what);
    }

    private static byte[] prefixed(byte form, byte[] payload, int from, int to) {
        byte[] stored = new byte[2 + to - from];
        stored[0] = FORM_FOLLOWS;
        stored[1] = form;
        System.arraycopy(payload, from, stored, 2, to - from);
        return stored;
    }
}
