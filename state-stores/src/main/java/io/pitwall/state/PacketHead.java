package io.pitwall.state;

import io.pitwall.serdes.UnreadableMessageException;
import io.pitwall.serdes.packed.bytes.ByteSink;
import io.pitwall.serdes.packed.bytes.ByteSource;
import java.nio.ByteBuffer;

/**
 * A head of a stored packet buffer.
 *
 * <pre>
 * head    := 03 sequence lastArrivalMs nextSlot          of segments, in HEAD
 *          | 03 sequence lastArrivalMs body              with all rows, in INLINE or OTHER_INLINE
 * sequence, nextSlot := varint; lastArrivalMs := zigzag varint; body := see {@link StoredRows}
 *
 * head v2 := 02 sequence:int32 lastArrivalMs:int64 (nextSlot:int64 | rows)
 * head v1 := lastArrivalMs:int64 nextSlot:int64          in HEAD; begins with 00
 * </pre>
 *
 * @param version as stored
 * @param sequence rises with each head of a buffer that stays open: rows of a lower one arrived earlier
 * @param lastArrivalMs wall clock of the last arrival, in ms since the Unix epoch
 * @param restAt where the part behind these begins
 */
record PacketHead(int version, int sequence, long lastArrivalMs, int restAt) {

    static final int VERSION = 3;

    private static final int FIXED_BYTES = 1 + Integer.BYTES + Long.BYTES;
    private static final int MOST_BYTES = 1 + 5 + 10;
    private static final String WHAT = "the head of a packet buffer";

    static PacketHead read(byte[] stored) {
        if (stored.length == 0) {
            throw new UnreadableStateException(WHAT + " is empty");
        }
        return switch (stored[0]) {
            case 0 -> ofVersion1(stored);
            case 2 -> ofVersion2(stored);
            case VERSION -> ofVersion3(stored);
            default -> throw UnreadableStateException.ofVersion(WHAT, stored[0], VERSION);
        };
    }

    private static PacketHead ofVersion1(byte[] stored) {
        check(stored.length == 2 * Long.BYTES, stored, "" + 2 * Long.BYTES);
        return new PacketHead(1, 0, ByteBuffer.wrap(stored).getLong(), Long.BYTES);
    }

    private static PacketHead ofVersion2(byte[] stored) {
        check(stored.length >= FIXED_BYTES, stored, FIXED_BYTES + " and more");
        ByteBuffer in = ByteBuffer.wrap(stored, 1, FIXED_BYTES - 1);
        return new PacketHead(2, in.getInt(), in.getLong(), FIXED_BYTES);
    }

    private static PacketHead ofVersion3(byte[] stored) {
        try {
            ByteSource in = new ByteSource(stored, 1, stored.length);
            int sequence = in.takeCount(0xFFFF_FFFFL, "the sequence of a head");
            return new PacketHead(VERSION, sequence, in.takeZigzag("the time of an arrival"), in.position());
        } catch (UnreadableMessageException e) {
            throw unreadable(e);
        }
    }

    private static void check(boolean fits, byte[] stored, String expected) {
        if (!fits) {
            throw new UnreadableStateException(WHAT + " has " + stored.length + " bytes instead of " + expected);
        }
    }

    private static UnreadableStateException unreadable(UnreadableMessageException e) {
        return new UnreadableStateException(WHAT + ": " + e.getMessage(), e);
    }

    /** The slot behind the last segment. */
    long nextSlot(byte[] stored) {
        if (version < VERSION) {
            check(stored.length == restAt + Long.BYTES, stored, "" + (restAt + Long.BYTES));
            return ByteBuffer.wrap(stored, restAt, Long.BYTES).getLong();
        }
        try {
            ByteSource in = new ByteSource(stored, restAt, stored.length);
            long slot = in.takeVarint("the slot behind the last segment");
            in.checkEnd(WHAT);
            return slot;
        } catch (UnreadableMessageException e) {
            throw unreadable(e);
        }
    }

    static byte[] ofSegments(int sequence, long lastArrivalMs, long nextSlot) {
        ByteSink head = begin(sequence, lastArrivalMs, ByteSink.varintSize(nextSlot));
        head.putVarint(nextSlot);
        return head.toByteArray();
    }

    /** @param rows a value whose body begins at {@code bodyAt} */
    static byte[] ofRows(int sequence, long lastArrivalMs, byte[] rows, int bodyAt) {
        ByteSink head = begin(sequence, lastArrivalMs, rows.length - bodyAt);
        head.putBytes(rows, bodyAt, rows.length - bodyAt);
        return head.toByteArray();
    }

    private static ByteSink begin(int sequence, long lastArrivalMs, int more) {
        ByteSink head = new ByteSink(MOST_BYTES + more);
        head.putByte(VERSION);
        head.putVarint(Integer.toUnsignedLong(sequence));
        head.putZigzag(lastArrivalMs);
        return head;
    }
}
