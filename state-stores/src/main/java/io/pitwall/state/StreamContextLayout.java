package io.pitwall.state;

import io.pitwall.data.EventDefinitions;
import io.pitwall.data.ParameterDefinitions;
import io.pitwall.data.StreamContext;
import io.pitwall.data.StreamMessage;
import io.pitwall.data.StreamProperties;
import io.pitwall.serdes.plain.PlainFormat;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The context of a stream as one value.
 *
 * <pre>
 * head    := message*                 properties, then the definitions that are known
 * message := length:int32 bytes       big endian; bytes in the plain format, which tells the kind
 * </pre>
 */
public final class StreamContextLayout implements StateLayout<StreamContext> {

    private static final PlainFormat FORMAT = PlainFormat.instance();

    @Override
    public @Nullable StreamContext load(StoredEntries stored) {
        byte[] head = stored.get(StoredEntries.HEAD);
        if (head == null) {
            return null;
        }
        StreamContext context = StreamContext.opened(StreamProperties.none());
        ByteBuffer in = ByteBuffer.wrap(head);
        while (in.hasRemaining()) {
            byte[] message = new byte[in.getInt()];
            in.get(message);
            context = with(context, FORMAT.decode(message));
        }
        return context;
    }

    private static StreamContext with(StreamContext context, StreamMessage message) {
        if (message instanceof StreamProperties properties) {
            return context.withProperties(properties);
        } else if (message instanceof ParameterDefinitions definitions) {
            return context.withParameterDefinitions(definitions);
        } else if (message instanceof EventDefinitions definitions) {
            return context.withEventDefinitions(definitions);
        }
        throw new IllegalStateException("a stored stream context holds a "
                + message.getClass().getSimpleName() + "; a later version of Pitwall may have written it");
    }

    @Override
    public void save(StreamContext context, StoredEntries stored) {
        ByteArrayOutputStream head = new ByteArrayOutputStream(256);
        append(head, context.properties());
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
    public void remove(StreamContext context, StoredEntries stored) {
        stored.delete(StoredEntries.HEAD);
    }

    @Override
    public long weightBytes(StreamContext context) {
        StreamProperties properties = context.properties();
        long bytes = 200
                + 100L * properties.metadata().size()
                + 60L * properties.parents().size();
        if (context.parameterDefinitions() != null) {
            bytes += 300L * context.parameterDefinitions().definitions().size();
        }
        if (context.eventDefinitions() != null) {
            bytes += 300L * context.eventDefinitions().definitions().size();
        }
        return bytes;
    }
}
