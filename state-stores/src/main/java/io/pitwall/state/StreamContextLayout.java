package io.pitwall.state;

import io.pitwall.data.EventDefinitions;
import io.pitwall.data.ParameterDefinitions;
import io.pitwall.data.StreamContext;
import io.pitwall.data.StreamMessage;
import io.pitwall.data.StreamProperties;
import io.pitwall.serdes.UnreadableMessageException;
import io.pitwall.serdes.plain.PlainFormat;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The context of a stream as one value.
 *
 * <pre>
 * head    := 02 seenMs:int64 message*     wall clock; properties if there are any, then the definitions that are known
 * head v1 := message*                     begins with 00
 * message := length:int32 bytes           bytes in the plain format, which tells the kind
 * </pre>
 *
 * <p>Integers are big endian.
 */
public final class StreamContextLayout implements StateLayout<StoredStreamContext> {

    private static final PlainFormat FORMAT = PlainFormat.instance();
    private static final byte VERSION = 2;

    /**
     * When a message of the stream was last noted, as a stored head tells: in ms of wall clock since the Unix epoch; empty
     * if the head is of version 1.
     */
    public static OptionalLong seenMs(byte[] head) {
        int version = version(head);
        return version == 1
                ? OptionalLong.empty()
                : OptionalLong.of(afterVersion(head).getLong());
    }

    private static int version(byte[] head) {
        if (head.length == 0) {
            throw new UnreadableStateException("the stream context is empty");
        }
        if (head[0] != 0 && head[0] != VERSION) {
            throw UnreadableStateException.ofVersion("the stream context", head[0], VERSION);
        }
        return head[0] == 0 ? 1 : VERSION;
    }

    private static ByteBuffer afterVersion(byte[] head) {
        if (head.length < 1 + Long.BYTES) {
            throw new UnreadableStateException("the stream context has " + head.length + " bytes and is cut off");
        }
        return ByteBuffer.wrap(head, 1, head.length - 1);
    }

    @Override
    public @Nullable StoredStreamContext load(StoredEntries stored) {
        byte[] head = stored.get(StoredEntries.HEAD);
        if (head == null) {
            return null;
        }
        boolean hasTime = version(head) > 1;
        ByteBuffer in = hasTime ? afterVersion(head) : ByteBuffer.wrap(head);
        long seenMs = hasTime ? in.getLong() : StoredStreamContext.NEVER;
        return new StoredStreamContext(messages(stored.streamId(), in), seenMs);
    }

    private static StreamContext messages(String streamId, ByteBuffer in) {
        StreamContext context = StreamContext.opened(streamId, StreamProperties.none());
        while (in.hasRemaining()) {
            int length = in.remaining() < Integer.BYTES ? -1 : in.getInt();
            if (length < 0 || length > in.remaining()) {
                throw new UnreadableStateException("the stream context is cut off: " + in.remaining()
                        + " bytes are left of a message of " + length);
            }
            byte[] message = new byte[length];
            in.get(message);
            context = with(context, decoded(message));
        }
        return context;
    }

    private static StreamMessage decoded(byte[] message) {
        try {
            return FORMAT.decode(message);
        } catch (UnreadableMessageException e) {
            throw new UnreadableStateException("the stream context: " + e.getMessage(), e);
        }
    }

    private static StreamContext with(StreamContext context, StreamMessage message) {
        if (message instanceof StreamProperties properties) {
            return context.withProperties(properties);
        } else if (message instanceof ParameterDefinitions definitions) {
            return context.withParameterDefinitions(definitions);
        } else if (message instanceof EventDefinitions definitions) {
            return context.withEventDefinitions(definitions);
        }
        throw new UnreadableStateException(
                "the stream context holds a " + message.getClass().getSimpleName());
    }

    @Override
    public void save(StoredStreamContext live, StoredEntries stored) {
        StreamContext context = live.context();
        ByteArrayOutputStream head = new ByteArrayOutputStream(256);
        head.writeBytes(ByteBuffer.allocate(1 + Long.BYTES)
                .put(VERSION)
                .putLong(live.seenMs())
                .array());
        if (!context.properties().equals(StreamProperties.none())) {
            append(head, context.properties());
        }
        if (context.parameterDefinitions() != null) {
            append(head, context.parameterDefinitions());
        }
        if (context.eventDefinitions() != null) {
            append(head, context.eventDefinitions());
        }
        stored.put(StoredEntries.HEAD, head.toByteArray());
    }

    private static void append(ByteArrayOutputStream head, StreamMessage message) {
        byte[] bytes = FORMAT.encode(message);
        head.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        head.writeBytes(bytes);
    }

    @Override
    public void remove(StoredStreamContext live, StoredEntries stored) {
        stored.delete(StoredEntries.HEAD);
    }

    @Override
    public long weightBytes(StoredStreamContext live) {
        return ContextWeight.bytes(live.context());
    }
}
