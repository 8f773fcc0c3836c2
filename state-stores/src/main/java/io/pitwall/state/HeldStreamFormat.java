package io.pitwall.state;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pitwall.serdes.fragments.FragmentForm;
import io.pitwall.serdes.fragments.FragmentId;
import io.pitwall.serdes.fragments.PartialMessage;
import io.pitwall.serdes.fragments.RawRecord;
import io.pitwall.serdes.fragments.RecordPosition;
import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.jspecify.annotations.Nullable;

/**
 * The byte grammar of what a stream holds, version 1.
 *
 * <pre>
 * head    := 01 base:int64 next:int64 key       slots from base to before next may hold something; key: octets
 * entry   := 01 (record | opening | slice)
 * record  := 00 position headers value          a whole record that waits
 * opening := 01 form:int8 id:bytes count:int32 position headers    the first fragment of a message, without its slice
 * slice   := 02 opening:int64 index:int32 arrivalMs:int64 octets   of the message that the entry in that slot opened
 *
 * position := partition:int32 offset:int64 timestampMs:int64
 * headers  := n:int32 (name:bytes value)*n
 * value    := bytes
 * bytes    := length:int32 octets               length -1 for null
 * form     := 00 (headers) | 01 (prefix)
 * </pre>
 *
 * <p>Integers are big endian, names UTF-8. The topic is that of the store.
 */
final class HeldStreamFormat {

    static final byte VERSION = 1;

    private static final byte RECORD = 0;
    private static final byte OPENING = 1;
    private static final byte SLICE = 2;
    private static final int HEAD_BYTES = 1 + 2 * Long.BYTES;
    private static final int SLICE_HEAD_BYTES = 2 + Long.BYTES + Integer.BYTES + Long.BYTES;

    private final String topic;

    HeldStreamFormat(String topic) {
        this.topic = topic;
    }

    /** The slots that may hold something, and the key of all records. */
    static final class Head {
        final long base;
        final long next;
        final byte[] key;

        Head(long base, long next, byte[] key) {
            this.base = base;
            this.next = next;
            this.key = key;
        }
    }

    static byte[] head(long base, long next, byte[] key) {
        return ByteBuffer.allocate(HEAD_BYTES + key.length)
                .put(VERSION)
                .putLong(base)
                .putLong(next)
                .put(key)
                .array();
    }

    Head readHead(byte[] bytes) {
        ByteBuffer in = versioned(bytes, "head");
        if (bytes.length < HEAD_BYTES) {
            throw new ProcessorStateException(where("head") + "corrupt state, it has " + bytes.length + " bytes");
        }
        Head head = new Head(in.getLong(), in.getLong(), rest(in));
        if (head.base < 1 || head.next < head.base) {
            throw new ProcessorStateException(where("head") + "corrupt state, slots " + head.base + " to " + head.next);
        }
        return head;
    }

    static byte[] record(RawRecord record) {
        ByteArrayOutputStream out = opened(RECORD);
        write(out, record);
        write(out, record.value());
        return out.toByteArray();
    }

    static byte[] opening(PartialMessage message) {
        ByteArrayOutputStream out = opened(OPENING);
        out.write(message.id().form() == FragmentForm.HEADERS ? 0 : 1);
        write(out, message.id().id().get());
        out.writeBytes(
                ByteBuffer.allocate(Integer.BYTES).putInt(message.count()).array());
        write(out, message.first());
        return out.toByteArray();
    }

    static byte[] slice(long opening, int index, long arrivalMs, byte[] octets) {
        return ByteBuffer.allocate(SLICE_HEAD_BYTES + octets.length)
                .put(VERSION)
                .put(SLICE)
                .putLong(opening)
                .putInt(index)
                .putLong(arrivalMs)
                .put(octets)
                .array();
    }

    /** @param key the key of the stream, which is that of all its records */
    HeldEntry readEntry(byte[] bytes, byte[] key, long slot) {
        String what = "slot " + slot;
        ByteBuffer in = versioned(bytes, what);
        try {
            byte kind = in.get();
            return switch (kind) {
                case RECORD -> new HeldEntry.WholeRecord(rawRecord(in, key, true));
                case OPENING -> {
                    FragmentForm form = in.get() == 0 ? FragmentForm.HEADERS : FragmentForm.PREFIX;
                    FragmentId id = new FragmentId(form, Bytes.wrap(octets(in)));
                    yield new HeldEntry.Opening(id, in.getInt(), rawRecord(in, key, false));
                }
                case SLICE -> new HeldEntry.SliceOf(in.getLong(), in.getInt(), in.getLong(), rest(in));
                default ->
                    throw new ProcessorStateException(where(what) + "unknown kind " + kind
                            + " of what is held; was it written by a newer Pitwall?");
            };
        } catch (BufferUnderflowException | IllegalArgumentException | NegativeArraySizeException e) {
            throw new ProcessorStateException(
                    where(what) + "corrupt state, the entry of " + bytes.length + " bytes does not hold what it says",
                    e);
        }
    }

    private static ByteArrayOutputStream opened(byte kind) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(128);
        out.write(VERSION);
        out.write(kind);
        return out;
    }

    private static void write(ByteArrayOutputStream out, RawRecord record) {
        RecordPosition position = record.position();
        Header[] headers = record.headers().toArray();
        out.writeBytes(ByteBuffer.allocate(2 * Integer.BYTES + 2 * Long.BYTES)
                .putInt(position.partition().partition())
                .putLong(position.offset())
                .putLong(position.timestampMs())
                .putInt(headers.length)
                .array());
        for (Header header : headers) {
            write(out, header.key().getBytes(UTF_8));
            write(out, header.value());
        }
    }

    private static void write(ByteArrayOutputStream out, byte @Nullable [] octets) {
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES)
                .putInt(octets == null ? -1 : octets.length)
                .array());
        if (octets != null) {
            out.writeBytes(octets);
        }
    }

    private RawRecord rawRecord(ByteBuffer in, byte[] key, boolean hasValue) {
        TopicPartition partition = new TopicPartition(topic, in.getInt());
        RecordPosition position = new RecordPosition(partition, in.getLong(), in.getLong());
        Headers headers = new RecordHeaders();
        for (int left = in.getInt(); left > 0; left--) {
            headers.add(new String(octets(in), UTF_8), octetsOrNull(in));
        }
        return new RawRecord(position, key, hasValue ? octetsOrNull(in) : new byte[0], headers);
    }

    private static byte[] octets(ByteBuffer in) {
        byte[] octets = octetsOrNull(in);
        if (octets == null) {
            throw new IllegalArgumentException("null");
        }
        return octets;
    }

    private static byte @Nullable [] octetsOrNull(ByteBuffer in) {
        int length = in.getInt();
        if (length == -1) {
            return null;
        }
        if (length < 0 || length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] octets = new byte[length];
        in.get(octets);
        return octets;
    }

    private static byte[] rest(ByteBuffer in) {
        byte[] octets = new byte[in.remaining()];
        in.get(octets);
        return octets;
    }

    private ByteBuffer versioned(byte[] bytes, String what) {
        if (bytes.length < 2) {
            throw new ProcessorStateException(where(what) + "corrupt state, it has " + bytes.length + " bytes");
        }
        if (bytes[0] != VERSION) {
            throw new ProcessorStateException(where(what) + "stored in version " + bytes[0]
                    + ", this Pitwall reads version " + VERSION + "; was the state written by a newer one?");
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        in.get();
        return in;
    }

    private String where(String what) {
        return "held fragments of topic " + topic + ", " + what + ": ";
    }
}
