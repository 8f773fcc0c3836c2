package io.pitwall.state;

import io.pitwall.data.ParameterData;
import io.pitwall.serdes.UnreadableMessageException;
import io.pitwall.serdes.packed.bytes.ByteSink;
import io.pitwall.serdes.packed.bytes.ByteSource;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.OptionalLong;

/**
 * A head of a stored packet buffer.
 *
 * <pre>
 * head    := 04 sequence rest
 *          | 05 sequence lastArrivalMs rest              where the rule asks for it
 * rest    := nextSlot                                    of segments, in HEAD
 *          | block                                       all rows, in INLINE or OTHER_INLINE, see {@link StoredRows}
 * sequence, nextSlot := varint; lastArrivalMs := zigzag varint
 *
 * head v3 := 03 sequence lastArrivalMs (nextSlot | body)
 * head v2 := 02 sequence:int32 lastArrivalMs:int64 (nextSlot:int64 | rows)
 * head v1 := lastArrivalMs:int64 nextSlot:int64          in HEAD; begins with 00
 * </pre>
 *
 * @param version as stored, 4 and 5 alike 5
 * @param sequence rises with each head of a buffer that stays open: rows of a lower one arrived earlier
 * @param lastArrivalMs wall clock of the last arrival, in ms since the Unix epoch; empty where it was not asked for
 * @param restAt where the part behind these begins
 */
record PacketHead(int version, int sequence, OptionalLong lastArrivalMs, int restAt) {

    static final int VERSION = 5;

    /** The last one whose rows had more before the block. */
    private static final int WITH_BODY = 3;

    private static final int WITHOUT_ARRIVAL = 4;

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
            case WITH_BODY -> ofVarints(WITH_BODY, stored, true);
            case WITHOUT_ARRIVAL -> ofVarints(VERSION, stored, false);
            case VERSION -> ofVarints(VERSION, stored, true);
            default -> throw UnreadableStateException.ofVersion(WHAT, stored[0], VERSION);
        };
    }

    private static PacketHead ofVersion1(byte[] stored) {
        check(stored.length == 2 * Long.BYTES, stored, "" + 2 * Long.BYTES);
        return new PacketHead(1, 0, OptionalLong.of(ByteBuffer.wrap(stored).getLong()), Long.BYTES);
    }

    private static PacketHead ofVersion2(byte[] stored) {
        check(stored.length >= FIXED_BYTES, stored, FIXED_BYTES + " and more");
        ByteBuffer in = ByteBuffer.wrap(stored, 1, FIXED_BYTES - 1);
        return new PacketHead(2, in.getInt(), OptionalLong.of(in.getLong()), FIXED_BYTES);
    }

    private static PacketHead ofVarints(int version, byte[] stored, boolean hasArrival) {
        try {
            ByteSource in = new ByteSource(stored, 1, stored.length);
            int sequence = in.takeCount(0xFFFF_FFFFL, "the sequence of a head");
            OptionalLong arrivalMs =
                    hasArrival ? OptionalLong.of(in.takeZigzag("the time of an arrival")) : OptionalLong.empty();
            return new PacketHead(version, sequence, arrivalMs, in.position());
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

    /** The rows of a head that has them. */
    ParameterData rows(byte[] stored, StoredRows rows) {
        String where = "the head";
        if (version < WITH_BODY) {
            return rows.decode(Arrays.copyOfRange(stored, restAt, stored.length), where);
        }
        return version == WITH_BODY ? rows.decodeBody(stored, restAt, where) : rows.decodeBlock(stored, restAt, where);
    }

    /** The slot behind the last segment. */
    long nextSlot(byte[] stored) {
        if (version < WITH_BODY) {
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

    static byte[] ofSegments(int sequence, OptionalLong lastArrivalMs, long nextSlot) {
        ByteSink head = begin(sequence, lastArrivalMs, ByteSink.varintSize(nextSlot));
        head.putVarint(nextSlot);
        return head.toByteArray();
    }

    /** @param rows a value whose block begins at {@code blockAt} */
    static byte[] ofRows(int sequence, OptionalLong lastArrivalMs, byte[] rows, int blockAt) {
        ByteSink head = begin(sequence, lastArrivalMs, rows.length - blockAt);
        head.putBytes(rows, blockAt, rows.length - blockAt);
        return head.toByteArray();
    }

    private static ByteSink begin(int sequence, OptionalLong lastArrivalMs, int more) {
        ByteSink head = new ByteSink(MOST_BYTES + more);
        head.putByte(lastArrivalMs.isPresent() ? VERSION : WITHOUT_ARRIVAL);
        head.putVarint(Integer.toUnsignedLong(sequence));
        if (lastArrivalMs.isPresent()) {
            head.putZigzag(lastArrivalMs.getAsLong());
        }
        return head;
    }
}
