package io.pitwall.client;

import io.pitwall.data.EventDefinitions;
import io.pitwall.data.ParameterDefinitions;
import io.pitwall.data.StreamMessage;
import io.pitwall.data.StreamProperties;
import io.pitwall.serdes.UnreadableMessageException;
import io.pitwall.serdes.plain.PlainFormat;
import io.pitwall.state.StateLayout;
import io.pitwall.state.StoredEntries;
import io.pitwall.state.UnreadableStateException;
import java.util.LinkedHashSet;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a stream that is written, as one value.
 *
 * <pre>
 * head := 01 owner:text saidMs:int64 epochNs:int64 parameterTags:pairs eventTags:pairs
 *         parameterLocation:text eventLocation:text buffers:texts properties:bytes parameters:bytes events:bytes
 * </pre>
 *
 * <p>The last three are messages in the plain format. See {@link StoredText} for the rest.
 */
final class StoredWriterLayout implements StateLayout<StoredWriter> {

    private static final String WHAT = "the state of a stream that is written";
    private static final byte VERSION = 1;
    private static final PlainFormat FORMAT = PlainFormat.instance();

    @Override
    public @Nullable StoredWriter load(StoredEntries stored) {
        byte[] head = stored.get(StoredEntries.HEAD);
        if (head == null) {
            return null;
        }
        StoredText.Reader in = new StoredText.Reader(WHAT, head).version(VERSION);
        String owner = in.text();
        long saidMs = in.int64();
        WriterDefaults defaults = new WriterDefaults(in.int64(), in.pairs(), in.pairs(), in.text(), in.text());
        LinkedHashSet<String> buffers = new LinkedHashSet<>(in.texts());
        Announcement announcement = new Announcement(
                message(StreamProperties.class, in.bytes()),
                message(ParameterDefinitions.class, in.bytes()),
                message(EventDefinitions.class, in.bytes()),
                saidMs);
        in.end();
        return new StoredWriter(new WriterState(announcement, defaults, buffers), owner);
    }

    private static <M extends StreamMessage> M message(Class<M> type, byte[] bytes) {
        StreamMessage message;
        try {
            message = FORMAT.decode(bytes);
        } catch (UnreadableMessageException e) {
            throw new UnreadableStateException(WHAT + ": " + e.getMessage(), e);
        }
        if (type.isInstance(message)) {
            return type.cast(message);
        }
        throw new UnreadableStateException(WHAT + " holds a "
                + message.getClass().getSimpleName() + " where " + type.getSimpleName() + " were expected");
    }

    @Override
    public void save(StoredWriter live, StoredEntries stored) {
        WriterState state = live.state();
        Announcement announcement = state.announcement();
        WriterDefaults defaults = state.defaults();
        stored.put(
                StoredEntries.HEAD,
                new StoredText.Writer()
                        .int8(VERSION)
                        .text(live.owner())
                        .int64(announcement.saidMs())
                        .int64(defaults.epochNs())
                        .pairs(defaults.parameterTags())
                        .pairs(defaults.eventTags())
                        .text(defaults.parameterLocation())
                        .text(defaults.eventLocation())
                        .texts(state.buffers())
                        .bytes(FORMAT.encode(announcement.properties()))
                        .bytes(FORMAT.encode(announcement.parameters()))
                        .bytes(FORMAT.encode(announcement.events()))
                        .toBytes());
    }

    @Override
    public void remove(StoredWriter live, StoredEntries stored) {
        stored.delete(StoredEntries.HEAD);
    }

    @Override
    public long weightBytes(StoredWriter live) {
        WriterState state = live.state();
        return 600
                + 100L
                        * (state.buffers().size()
                                + state.announcement().properties().metadata().size()
                                + state.defaults().parameterTags().size()
                                + state.defaults().eventTags().size())
                + 300L
                        * (state.announcement().parameters().definitions().size()
                                + state.announcement().events().definitions().size());
    }
}
