package io.pitwall.client;

import static java.util.Objects.requireNonNull;

import io.pitwall.data.ParameterData;
import io.pitwall.frame.Frames;
import io.pitwall.rules.Packets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.dflib.DataFrame;

/** A buffer of a stream that is being read. For the handlers of the stream. */
public final class BufferReader {

    private final StreamReader stream;
    private final Packets rule;
    private final String key;
    private final List<Consumer<ParameterData>> handlers = new ArrayList<>();

    BufferReader(StreamReader stream, Packets rule) {
        this.stream = stream;
        this.rule = rule;
        this.key = StoreKey.of(stream.id(), rule.name());
    }

    /** Is called for each packet that the buffer releases. */
    public BufferReader onRead(Consumer<ParameterData> handler) {
        stream.checkTakesHandlers("buffer().onRead");
        handlers.add(requireNonNull(handler, "handler"));
        return this;
    }

    /** As {@link #onRead}, as a data frame of DFLib; {@link Frames#from} says how it looks. The application needs DFLib then. */
    public BufferReader onReadFrame(Consumer<DataFrame> handler) {
        requireNonNull(handler, "handler");
        return onRead(packet -> handler.accept(Frames.from(packet)));
    }

    Packets rule() {
        return rule;
    }

    /** In the store of buffers. */
    String key() {
        return key;
    }

    boolean isRead() {
        return !handlers.isEmpty();
    }

    void read(ParameterData packet, HandlerCalls calls) {
        for (Consumer<ParameterData> handler : handlers) {
            calls.call("onRead of buffer '" + rule.name() + "'", () -> handler.accept(packet));
        }
    }
}
