package io.pitwall.state;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A head of a stored packet buffer.
 *
 * <pre>
 * head    := 02 sequence:int32 lastArrivalMs:int64 nextSlot:int64     of segments, in HEAD
 *          | 02 sequence:int32 lastArrivalMs:int64 rows               with all rows, in INLINE or OTHER_INLINE
 * head v1 := lastArrivalMs:int64 nextSlot:int64                       in HEAD; begins with 00
 * </pre>
 *
 * @param version as stored
 * @param sequence rises with each head of a buffer that stays open: rows of a lower one arrived earlier
 * @param lastArrivalMs wall clock of the last arrival, in ms since the Unix epoch
 * @param restAt where the part behind these begins
 */
record PacketHead(int version, int sequence, long lastArrivalMs, int restAt) {

    static final int VERSION = 2;

    private static final int BYTES = 1 + Integer.BYTES + Long.BYTES;

    static PacketHead read(byte[] stored) {
        if (stored.length == 2 * Long.BYTES && stored[0] == 0) {
            return new PacketHead(1, 0, ByteBuffer.wrap(stored).getLong(), Long.BYTES);
        }
        if (stored.length == 0) {
            throw new UnreadableStateException("the head of a packet buffer is empty");
        }
        if (stored[0] != VERSION) {
            throw UnreadableStateException.ofVersion("the head of a packet buffer", stored[0], VERSION);
        }
        if (stored.length < BYTES) {
            throw new UnreadableStateException(
                    "the head of a packet buffer has " + stored.length + " bytes instead of " + BYTES + " and more");
        }
        ByteBuffer in = ByteBuffer.wrap(stored, 1, BYTES - 1);
        return new PacketHead(VERSION, in.getInt(), in.getLong(), BYTES);
    }

    /** The slot behind the last segment. */
    long nextSlot(byte[] stored) {
        if (stored.length != restAt + Long.BYTES) {
            throw new UnreadableStateException(
                    "the head of a packet buffer has " + stored.length + " bytes instead of " + (restAt + Long.BYTES));
        }
        return ByteBuffer.wrap(stored, restAt, Long.BYTES).getLong();
    }

    byte[] rows(byte[] stored) {
        return Arrays.copyOfRange(stored, restAt, stored.length);
    }

    static byte[] ofSegments(int sequence, long lastArrivalMs, long nextSlot) {
        return begin(sequence, lastArrivalMs, Long.BYTES).putLong(nextSlot).array();
    }

    static byte[] ofRows(int sequence, long lastArrivalMs, byte[] rows) {
        return begin(sequence, lastArrivalMs, rows.length).put(rows).array();
    }

    private static ByteBuffer begin(int sequence, long lastArrivalMs, int more) {
        return ByteBuffer.allocate(BYTES + more)
                .put((byte) VERSION)
                .putInt(sequence)
                .putLong(lastArrivalMs);
    }
}
