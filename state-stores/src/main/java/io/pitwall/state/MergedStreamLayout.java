package io.pitwall.state;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pitwall.data.StreamMessage;
import io.pitwall.rules.MergedStream;
import io.pitwall.rules.MergedStream.Said;
import io.pitwall.serdes.UnreadableMessageException;
import io.pitwall.serdes.plain.PlainFormat;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stream that several sides carry, as one value.
 *
 * <pre>
 * head  := 01 open:int32 bytes{open}        the names of the sides that carry the stream
 *             said:int32 (bytes bytes){said} name of a side and what it has said: a message in the plain format, which
 *                                           tells the kind; of each kind in the order in which the sides spoke
 * bytes := length:int32 byte{length}
 * </pre>
 *
 * <p>Integers are big endian, names are UTF-8. Sides are stored by name because their numbers change with the topology; what
 * is stored of a side that the topology no longer has is left out: it will never end.
 */
public final class MergedStreamLayout implements StateLayout<StoredMergedStream> {

    private static final PlainFormat FORMAT = PlainFormat.instance();
    private static final byte VERSION = 1;

    private final List<String> sides;

    /** Numbers sides as they stand in the list. */
    public MergedStreamLayout(List<String> sides) {
        this.sides = List.copyOf(sides);
    }

    @Override
    public @Nullable StoredMergedStream load(StoredEntries stored) {
        byte[] head = stored.get(StoredEntries.HEAD);
        if (head == null) {
            return null;
        }
        if (head.length == 0) {
            throw new UnreadableStateException("the merged stream is empty");
        }
        if (head[0] != VERSION) {
            throw UnreadableStateException.ofVersion("the merged stream", head[0], VERSION);
        }
        ByteBuffer in = ByteBuffer.wrap(head, 1, head.length - 1);
        MergedStream stream = MergedStream.of(stored.streamId(), open(in), said(in));
        if (in.hasRemaining()) {
            throw new UnreadableStateException(
                    "the merged stream is followed by " + in.remaining() + " bytes that do not belong to it");
        }
        return new StoredMergedStream(stream);
    }

    private BitSet open(ByteBuffer in) {
        BitSet open = new BitSet();
        for (int left = integer(in); left > 0; left--) {
            int side = side(in);
            if (side >= 0) {
                open.set(side);
            }
        }
        return open;
    }

    private List<Said> said(ByteBuffer in) {
        List<Said> said = new ArrayList<>();
        for (int left = integer(in); left > 0; left--) {
            int side = side(in);
            StreamMessage message = decoded(bytes(in));
            if (side >= 0) {
                said.add(new Said(side, message));
            }
        }
        return said;
    }

    /** Negative if there is no side of that name any more. */
    private int side(ByteBuffer in) {
        return sides.indexOf(new String(bytes(in), UTF_8));
    }

    private static StreamMessage decoded(byte[] message) {
        StreamMessage decoded;
        try {
            decoded = FORMAT.decode(message);
        } catch (UnreadableMessageException e) {
            throw new UnreadableStateException("the merged stream: " + e.getMessage(), e);
        }
        if (!MergedStream.isSaid(decoded)) {
            throw new UnreadableStateException("the merged stream holds a "
                    + decoded.getClass().getSimpleName() + ", which is neither properties nor definitions");
        }
        return decoded;
    }

    private static byte[] bytes(ByteBuffer in) {
        int length = integer(in);
        if (length < 0 || length > in.remaining()) {
            throw new UnreadableStateException(
                    "the merged stream is cut off: " + in.remaining() + " bytes are left of " + length);
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    private static int integer(ByteBuffer in) {
        if (in.remaining() < Integer.BYTES) {
            throw new UnreadableStateException(
                    "the merged stream is cut off: " + in.remaining() + " bytes are left of a number of 4");
        }
        return in.getInt();
    }

    @Override
    public void save(StoredMergedStream live, StoredEntries stored) {
        ByteArrayOutputStream head = new ByteArrayOutputStream(256);
        head.write(VERSION);
        BitSet open = live.stream().openSides();
        append(head, open.cardinality());
        open.stream().forEach(side -> append(head, sides.get(side).getBytes(UTF_8)));
        List<Said> said = live.stream().said();
        append(head, said.size());
        for (Said one : said) {
            append(head, sides.get(one.side()).getBytes(UTF_8));
            append(head, FORMAT.encode(one.message()));
        }
        stored.put(StoredEntries.HEAD, head.toByteArray());
    }

    private static void append(ByteArrayOutputStream head, byte[] bytes) {
        append(head, bytes.length);
        head.writeBytes(bytes);
    }

    private static void append(ByteArrayOutputStream head, int number) {
        head.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
    }

    @Override
    public void remove(StoredMergedStream live, StoredEntries stored) {
        stored.delete(StoredEntries.HEAD);
    }

    @Override
    public long weightBytes(StoredMergedStream live) {
        // As if every side had said something of its own; a walk over a few sides when one of them speaks.
        long bytes = ContextWeight.bytes(live.context());
        for (Said one : live.stream().said()) {
            bytes += ContextWeight.bytes(one.message());
        }
        return bytes;
    }
}
